namespace Codemation;

/// <summary>How a step runs. All members are optional.</summary>
public sealed record StepOptions
{
    internal static StepOptions Default { get; } = new();

    /// <summary>What happens when an item fails; <see cref="Retry.None"/> by default.</summary>
    public Retry Retry { get; init; } = Retry.None;

    /// <summary>
    /// How long one attempt of one item may take (of the whole batch, for batch steps); unlimited by default. When it is over,
    /// <see cref="StepContext.CancellationToken"/> is cancelled and the attempt fails with a <see cref="TimeoutException"/>.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How many items of one batch may be in flight at once; 1 by default. The order of the outputs is that of the inputs.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>Whether outputs keep the attachments of the item they were made from; true by default.</summary>
    public bool KeepBinary { get; init; } = true;

    /// <summary>Whether a batch step runs for an empty batch too; false by default. <c>Callback</c> always does.</summary>
    public bool RunWhenEmpty { get; init; }

    /// <summary>
    /// The queue whose workers run the step; that of the run by default. The run moves there before the step, and back before the next one with
    /// effects.
    /// </summary>
    public string? Queue { get; init; }

    /// <summary>What people read; the step's id by default.</summary>
    public string? Name { get; init; }

    internal void Validate(string stepId)
    {
        if (Timeout is { } timeout && timeout <= TimeSpan.Zero)
        {
            throw new InvalidOperationException($"Step \"{stepId}\": Timeout must be longer than zero, not {timeout}.");
        }

        if (MaxConcurrency < 1)
        {
            throw new InvalidOperationException($"Step \"{stepId}\": MaxConcurrency must be at least 1, not {MaxConcurrency}.");
        }
    }
}
