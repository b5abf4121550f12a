namespace Codemation;

/// <summary>How a run ended.</summary>
/// <typeparam name="TOut">The JSON type of one output item.</typeparam>
public sealed class RunResult<TOut>
{
    internal RunResult(string runId, RunStatus status, IReadOnlyList<Item<TOut>> items, RunError? error)
    {
        RunId = runId;
        Status = status;
        Items = items;
        Error = error;
        Outputs = new ItemValues<TOut>(items);
    }

    /// <summary>The run.</summary>
    public string RunId { get; }

    /// <summary><see cref="RunStatus.Completed"/>, <see cref="RunStatus.Failed"/> or <see cref="RunStatus.Cancelled"/>.</summary>
    public RunStatus Status { get; }

    /// <summary>The values of the output items; empty when the run failed.</summary>
    public IReadOnlyList<TOut> Outputs { get; }

    /// <summary>The output items with attachments and lineage; empty when the run failed.</summary>
    public IReadOnlyList<Item<TOut>> Items { get; }

    /// <summary>Why the run failed; null when it did not.</summary>
    public RunError? Error { get; }

    /// <summary>Gives the result back, or throws when the run failed or was cancelled.</summary>
    /// <exception cref="WorkflowRunException">The run failed or was cancelled.</exception>
    public RunResult<TOut> EnsureCompleted() => Status == RunStatus.Completed ? this : throw new WorkflowRunException(RunId, Error);
}
