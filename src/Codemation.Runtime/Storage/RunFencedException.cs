namespace Codemation.Runtime.Storage;

/// <summary>A write came from an execution that no longer owns its run. Nothing was written.</summary>
internal sealed class RunFencedException(string runId, long epoch)
    : Exception($"Run {runId} was taken over: a write of epoch {epoch} was refused.");
