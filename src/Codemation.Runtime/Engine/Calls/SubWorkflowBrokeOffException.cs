namespace Codemation.Runtime.Engine.Calls;

/// <summary>The execution of a run that a step called broke off, and so does the caller's. Neither run has failed: both go on later.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "RCS1194", Justification = "Made where an execution broke off only.")]
internal sealed class SubWorkflowBrokeOffException(string runId, Exception cause)
    : Exception($"The execution of the called run {runId} broke off: {cause.Message}", cause);
