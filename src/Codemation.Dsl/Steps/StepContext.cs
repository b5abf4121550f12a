using Microsoft.Extensions.Logging;

namespace Codemation;

/// <summary>What a step can see and use while it handles an item.</summary>
/// <remarks>Valid only while the callback it was given to runs.</remarks>
public abstract class StepContext
{
    /// <summary>The run.</summary>
    public abstract string RunId { get; }

    /// <summary>The workflow's id.</summary>
    public abstract string WorkflowId { get; }

    /// <summary>The step's id.</summary>
    public abstract string StepId { get; }

    /// <summary>This activation of the step: the same after a crash, another one in every run.</summary>
    public abstract string ActivationId { get; }

    /// <summary>The position of the item in its batch, from 0; 0 in batch steps.</summary>
    public abstract int ItemIndex { get; }

    /// <summary>The number of items in the batch.</summary>
    public abstract int ItemCount { get; }

    /// <summary>Which attempt this is, from 1. An attempt that a crash interrupted counts.</summary>
    public abstract int Attempt { get; }

    /// <summary>
    /// A key for effects outside: the same on every attempt of the same item of the same activation, after a crash too, and
    /// different for every other item, step and run. 32 hexadecimal digits.
    /// </summary>
    public abstract string IdempotencyKey { get; }

    /// <summary>The configuration of the run: what it was started with, over the defaults.</summary>
    /// <typeparam name="TConfig">The configuration of the workflow: the third type argument of its base class.</typeparam>
    /// <exception cref="InvalidOperationException">The workflow has no configuration, or one of another type.</exception>
    public abstract TConfig Config<TConfig>();

    /// <summary>
    /// A new id, the same on every attempt of the same item: the n-th call gives the n-th id that belongs to the
    /// <see cref="IdempotencyKey"/>. A version 8 UUID (RFC 9562) of the SHA-256 of both.
    /// </summary>
    public abstract Guid NewGuid();

    /// <summary>The host's services, in a scope that lives as long as the activation.</summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>Attaches files and other content to items, and reads it.</summary>
    public abstract StepBinary Binary { get; }

    /// <summary>Tells about the step's own work: spans, metric points, artifacts.</summary>
    public abstract StepTelemetry Telemetry { get; }

    /// <summary>Writes to the host's log, with run and step attached.</summary>
    public abstract ILogger Logger { get; }

    /// <summary>The clock.</summary>
    public abstract TimeProvider Time { get; }

    /// <summary>Cancelled when the run is cancelled, the attempt takes longer than its time-out, or the host stops.</summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>The output of an earlier step that this item descends from; the first one where there are several.</summary>
    /// <typeparam name="TOut">The type of that step's output.</typeparam>
    /// <param name="stepId">The id of a step upstream of this one.</param>
    /// <exception cref="InvalidOperationException">The step is not upstream, its output has another type, or this item doesn't descend from any of its items.</exception>
    public abstract TOut Output<TOut>(string stepId);

    /// <inheritdoc cref="Output{TOut}(string)"/>
    public TOut Output<TOut>(StepId<TOut> stepId) => Output<TOut>(stepId.Value);
}
