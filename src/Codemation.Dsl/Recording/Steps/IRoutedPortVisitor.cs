namespace Codemation.Recording;

/// <summary>Gives the type of a routed port back, without reflection.</summary>
internal interface IRoutedPortVisitor<out TResult>
{
    TResult Visit<T>(RoutedPort<T> port);
}
