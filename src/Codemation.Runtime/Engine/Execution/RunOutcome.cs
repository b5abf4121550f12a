namespace Codemation.Runtime.Engine.Execution;

/// <summary>How an execution ended.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Execution">The execution, for lineage; null when the run ended before.</param>
/// <param name="Status">What the run is now: ended, suspended, or pending when it goes on elsewhere.</param>
/// <param name="Output">The outputs; null unless the run completed.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record RunOutcome(string RunId, RunExecution? Execution, RunStatus Status, Batch? Output, RunError? Error)
{
    /// <summary>When a suspended run goes on at the latest; null when only something else wakes it.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    public bool HasEnded => Status is RunStatus.Completed or RunStatus.Failed or RunStatus.Cancelled;
}
