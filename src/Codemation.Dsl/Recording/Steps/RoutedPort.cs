namespace Codemation.Recording;

/// <summary>A port of a node that a flow takes.</summary>
internal abstract class RoutedPort(string name)
{
    public string Name { get; } = name;

    public abstract TResult Accept<TResult>(IRoutedPortVisitor<TResult> visitor);
}
