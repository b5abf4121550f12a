using Codemation.Recording;

namespace Codemation.Runtime.Engine.Routing;

/// <summary>Joins a port that a flow takes with its item type.</summary>
internal sealed class RoutePortBinder(ItemType type) : IRoutedPortVisitor<RoutePort>
{
    public RoutePort Visit<T>(RoutedPort<T> port) => new RoutePort<T>(port.Name, (ItemType<T>)type);
}
