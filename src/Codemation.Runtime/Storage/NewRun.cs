namespace Codemation.Runtime.Storage;

/// <summary>A run to be created.</summary>
internal sealed record NewRun
{
    /// <summary>Ids sort by creation time.</summary>
    public required string Id { get; init; }

    public required string WorkflowId { get; init; }

    public required string PlanHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required BatchPayload Input { get; init; }

    /// <summary>The process that takes the run at once (it starts as running, epoch 1); null leaves it pending (epoch 0).</summary>
    public string? Owner { get; init; }

    /// <summary>The run that called this one as a sub-workflow.</summary>
    public string? ParentRunId { get; init; }

    /// <summary>The step that the run ends at; null for all steps.</summary>
    public string? StopAfter { get; init; }

    /// <summary>How many runs are above this one.</summary>
    public int Depth { get; init; }

    /// <summary>Who may claim it: processes that serve this queue.</summary>
    public string Queue { get; init; } = RunQueues.Default;

    /// <summary>From 0 to 9; higher ones are claimed first.</summary>
    public int Priority { get; init; } = RunQueues.DefaultPriority;

    public RunIdempotency? Idempotency { get; init; }

    public RunFiring? Firing { get; init; }

    /// <summary>A JSON object; runs are found by its members that are strings, numbers or booleans. Null for none.</summary>
    public string? Metadata { get; init; }

    /// <summary>The configuration the run was started with, as JSON; null for none.</summary>
    public string? Config { get; init; }

    public TakeOver? TakesOver { get; init; }

    /// <summary>The content that attachments of its input refer to, which another run holds; null for none. What is taken over comes with its content.</summary>
    public BlobShare? Attachments { get; init; }

    /// <summary>
    /// Activations that count as completed from the start, with their outputs; and those that count as started, with the outputs of the items
    /// that need not run.
    /// </summary>
    public IReadOnlyList<ActivationRecord> Completed { get; init; } = [];
}
