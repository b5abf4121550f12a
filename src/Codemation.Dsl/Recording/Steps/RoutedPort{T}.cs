namespace Codemation.Recording;

internal sealed class RoutedPort<T>(string name) : RoutedPort(name)
{
    public override TResult Accept<TResult>(IRoutedPortVisitor<TResult> visitor) => visitor.Visit(this);
}
