namespace Codemation;

/// <summary>A run failed or was cancelled.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "RCS1194", Justification = "Made of a run's error only.")]
public sealed class WorkflowRunException : Exception
{
    internal WorkflowRunException(string runId, RunError? error)
        : base(error is null ? $"Run {runId} was cancelled." : $"Run {runId} failed{At(error)}: {error.Message}")
    {
        RunId = runId;
        Error = error;
    }

    /// <summary>The run.</summary>
    public string RunId { get; }

    /// <summary>Why it failed; null when it was cancelled.</summary>
    public RunError? Error { get; }

    private static string At(RunError error) => error switch
    {
        { Step: null } => "",
        { Item: { } item } => $" at step \"{error.Step}\", item {item}",
        _ => $" at step \"{error.Step}\"",
    };
}
