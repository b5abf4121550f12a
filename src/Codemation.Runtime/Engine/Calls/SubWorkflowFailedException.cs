namespace Codemation.Runtime.Engine.Calls;

/// <summary>A run that a step called did not complete.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "RCS1194", Justification = "Made of a run's end only.")]
internal sealed class SubWorkflowFailedException : Exception
{
    public SubWorkflowFailedException(string workflowId, string runId, RunError error)
        : base($"Run {runId} of workflow \"{workflowId}\" failed{(error.Step is null ? "" : $" at step \"{error.Step}\"")}: {error.Message}")
    {
    }

    public SubWorkflowFailedException(string workflowId, string runId)
        : base($"Run {runId} of workflow \"{workflowId}\" was cancelled.")
    {
    }
}
