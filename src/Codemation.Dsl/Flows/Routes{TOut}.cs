namespace Codemation;

/// <summary>Names the further ways out of a <c>Route</c>.</summary>
/// <typeparam name="TOut">What every way gives.</typeparam>
public sealed class Routes<TOut>
{
    private readonly RoutePorts ports;
    private readonly List<Flow<TOut>> ends = [];

    internal Routes(RoutePorts ports) => this.ports = ports;

    internal Branches<TOut> Ends => new(ends);

    /// <summary>The way of the items that the node emits at a port.</summary>
    /// <typeparam name="T">The JSON type of the port's items.</typeparam>
    /// <param name="port">The port, named by the static field that holds it; each at most once.</param>
    /// <param name="flow">The steps of that way.</param>
    public Routes<TOut> On<T>(Port<T> port, Func<Flow<T>, Flow<TOut>> flow)
    {
        ends.Add(flow(ports.On(port)));
        return this;
    }
}
