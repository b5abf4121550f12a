namespace Codemation.Runtime.Engine.Calls;

/// <summary>A run that a step called failed.</summary>
internal sealed class SubWorkflowFailedException(string workflowId, string runId, RunError error)
    : Exception($"Run {runId} of workflow \"{workflowId}\" failed{(error.Step is null ? "" : $" at step \"{error.Step}\"")}: {error.Message}");
