using Codemation.Runtime.Engine.Execution;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Engine.Routing;

/// <summary>The context of one attempt of a node with several outputs: keeps what it emits until the attempt has succeeded.</summary>
internal sealed class RouteContext(ItemContext item, RoutePort[] ports) : RouterContext
{
    private readonly List<Item<Emission>> emissions = [];

    public override string RunId => item.RunId;

    public override string WorkflowId => item.WorkflowId;

    public override string StepId => item.StepId;

    public override string ActivationId => item.ActivationId;

    public override int ItemIndex => item.ItemIndex;

    public override int ItemCount => item.ItemCount;

    public override int Attempt => item.Attempt;

    public override string IdempotencyKey => item.IdempotencyKey;

    public override IServiceProvider Services => item.Services;

    public override StepBinary Binary => item.Binary;

    public override StepTelemetry Telemetry => item.Telemetry;

    public override ILogger Logger => item.Logger;

    public override TimeProvider Time => item.Time;

    public override CancellationToken CancellationToken => item.CancellationToken;

    /// <summary>What was emitted so far.</summary>
    public NodeResult<Emission> Result => new([.. emissions]);

    public override Guid NewGuid() => item.NewGuid();

    public override TConfig Config<TConfig>() => item.Config<TConfig>();

    public override TOut Output<TOut>(string stepId) => item.Output<TOut>(stepId);

    public override void Emit<T>(Port<T> port, Item<T> value)
    {
        ArgumentNullException.ThrowIfNull(port);
        var index = Array.FindIndex(ports, known => string.Equals(known.Name, port.Name, StringComparison.Ordinal));
        if (index < 0)
        {
            throw new InvalidOperationException(
                $"Step \"{StepId}\" takes nothing from the port \"{port.Name}\" of its node. Add On({port.Name}, …) to the route; it has {string.Join(", ", ports.Select(static known => $"\"{known.Name}\""))}.");
        }

        if (ports[index] is not RoutePort<T>)
        {
            throw new InvalidOperationException($"Step \"{StepId}\" takes another type than {typeof(T)} from the port \"{port.Name}\".");
        }

        emissions.Add(new Item<Emission>(new Emission(index, value.Json), value.Attachments, default));
    }
}
