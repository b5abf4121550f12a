namespace Codemation.Runtime.Events;

/// <summary>Something that happened in a run.</summary>
internal sealed record RunEvent
{
    public required RunEventKind Kind { get; init; }

    public required string RunId { get; init; }

    public required string WorkflowId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The event's number in its run: 1 for its creation, and no gaps after it, whatever processes execute the run. 0 for progress.</summary>
    public long Seq { get; init; }

    /// <summary>The run that called this one as a sub-workflow.</summary>
    public string? Parent { get; init; }

    /// <summary>The run's status; of events about the run.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>What a suspended run waits for, for people to read.</summary>
    public string? Reason { get; init; }

    /// <summary>Why the run failed.</summary>
    public EventError? Error { get; init; }

    /// <summary>The step, in events about one.</summary>
    public NodeSnapshot? Node { get; init; }

    /// <summary>Whether the run ended with it.</summary>
    public bool IsEnd => Kind is RunEventKind.RunCompleted or RunEventKind.RunFailed or RunEventKind.RunCancelled;
}
