namespace Codemation.Runtime.Storage;

/// <summary>A run as stored, without its items.</summary>
internal sealed record RunRow
{
    /// <summary>The number of the event of a run's creation.</summary>
    public const long FirstEvent = 1;

    public required string Id { get; init; }

    public required string WorkflowId { get; init; }

    /// <summary>The plan that it was last executed with.</summary>
    public required string PlanHash { get; init; }

    public required RunStatus Status { get; init; }

    /// <summary>The fencing number: raised by every claim, carried by every write.</summary>
    public required long Epoch { get; init; }

    public string? Owner { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required int ItemsIn { get; init; }

    /// <summary>How many items the run gave; null until it completed.</summary>
    public int? ItemsOut { get; init; }

    public RunError? Error { get; init; }

    public string? ParentRunId { get; init; }

    /// <summary>The step that the run ends at; null for all steps.</summary>
    public string? StopAfter { get; init; }

    public int Depth { get; init; }

    /// <summary>Who may claim it: processes that serve this queue.</summary>
    public string Queue { get; init; } = RunQueues.Default;

    /// <summary>The queue it was created in, where a step moved it to another; null where none did.</summary>
    public string? HomeQueue { get; init; }

    /// <summary>From 0 to 9; higher ones are claimed first.</summary>
    public int Priority { get; init; } = RunQueues.DefaultPriority;

    public string? IdempotencyKey { get; init; }

    /// <summary>A JSON object, or null.</summary>
    public string? Metadata { get; init; }

    /// <summary>The configuration the run was started with, as JSON; null for none.</summary>
    public string? Config { get; init; }

    /// <summary>What a suspended run waits for, for people to read; null unless it is suspended.</summary>
    public string? WaitReason { get; init; }

    /// <summary>When a suspended run goes on at the latest; null when only something else wakes it.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>Whether somebody asked for the cancellation of the run while it was running.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>The number of the run's last event that the store has.</summary>
    public long EventSeq { get; init; } = FirstEvent;

    /// <summary>How many owners died while they executed it.</summary>
    public int Deaths { get; init; }

    /// <summary>How many records of activations it has.</summary>
    public long Records { get; init; }

    /// <summary>Whether nobody has begun to execute it, and no step counts as completed.</summary>
    public bool IsFresh => Epoch <= 1 && Records == 0;

    public bool HasEnded => Status is RunStatus.Completed or RunStatus.Failed or RunStatus.Cancelled;

    /// <summary>A run as it is when it has just been created.</summary>
    public static RunRow Of(NewRun run) => new()
    {
        Id = run.Id,
        WorkflowId = run.WorkflowId,
        PlanHash = run.PlanHash,
        Status = run.Owner is null ? RunStatus.Pending : RunStatus.Running,
        Epoch = run.Owner is null ? 0 : 1,
        Owner = run.Owner,
        CreatedAt = run.CreatedAt,
        StartedAt = run.Owner is null ? null : run.CreatedAt,
        ItemsIn = run.Input.Count,
        ParentRunId = run.ParentRunId,
        StopAfter = run.StopAfter,
        Depth = run.Depth,
        Queue = run.Queue,
        Priority = run.Priority,
        IdempotencyKey = run.Idempotency?.Key,
        Metadata = run.Metadata,
        Config = run.Config,
        Records = run.Completed.Count + (run.TakesOver?.Steps.Count ?? 0),
    };
}
