namespace Codemation.Runtime.Engine.Execution;

/// <summary>How an execution ended.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Execution">The execution, for lineage; null when the run ended before.</param>
/// <param name="Status">Completed or failed.</param>
/// <param name="Output">The outputs; null when the run failed.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record RunOutcome(string RunId, RunExecution? Execution, RunStatus Status, Batch? Output, RunError? Error);
