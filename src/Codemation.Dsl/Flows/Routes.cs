namespace Codemation;

/// <summary>Names the first way out of a <c>Route</c>.</summary>
public sealed class Routes
{
    private readonly RoutePorts ports;

    internal Routes(RoutePorts ports) => this.ports = ports;

    /// <summary>The way of the items that the node emits at a port.</summary>
    /// <typeparam name="T">The JSON type of the port's items.</typeparam>
    /// <typeparam name="TOut">What every way gives.</typeparam>
    /// <param name="port">The port, named by the static field that holds it.</param>
    /// <param name="flow">The steps of that way.</param>
    public Routes<TOut> On<T, TOut>(Port<T> port, Func<Flow<T>, Flow<TOut>> flow) => new Routes<TOut>(ports).On(port, flow);
}
