using Codemation.Recording;

namespace Codemation;

/// <summary>The ways out of a <c>Route</c>, in statement form.</summary>
public sealed class RoutePorts
{
    private readonly Recorder recorder;
    private readonly int index;
    private readonly IRoutingStep step;

    internal RoutePorts(Recorder recorder, int index, IRoutingStep step)
    {
        this.recorder = recorder;
        this.index = index;
        this.step = step;
    }

    /// <summary>The items that the node emits at a port.</summary>
    /// <typeparam name="T">The JSON type of the port's items.</typeparam>
    /// <param name="port">The port, named by the static field that holds it; each at most once.</param>
    public Flow<T> On<T>(Port<T> port) => new(recorder, new PlanSource(index, step.AddRoute(port)));
}
