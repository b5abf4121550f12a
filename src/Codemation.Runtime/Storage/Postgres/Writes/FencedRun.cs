namespace Codemation.Runtime.Storage.Postgres;

/// <summary>A run whose write got past the fence, and the write.</summary>
/// <param name="Write">The write.</param>
/// <param name="Records">How many activations the run has with those of this write.</param>
/// <param name="Checkpointed">Whether it may have finished items of unfinished steps.</param>
/// <param name="Waited">Whether it may have waits.</param>
/// <param name="CancelRequested">Whether its cancellation was asked for.</param>
/// <param name="ParentRunId">The run that called it.</param>
/// <param name="WorkflowId">Its workflow.</param>
internal sealed record FencedRun(
    CommitWrite Write, long Records, bool Checkpointed, bool Waited, bool CancelRequested, string? ParentRunId, string WorkflowId)
{
    public RunCommit Commit => Write.Commit;
}
