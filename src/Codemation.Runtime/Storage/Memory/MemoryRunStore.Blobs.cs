namespace Codemation.Runtime.Storage.Memory;

/// <content>Which runs hold which content.</content>
internal sealed partial class MemoryRunStore
{
    private readonly MemoryBlobs blobs = new();

    public ValueTask<Blob?> HoldAsync(string runId, Blob blob, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(runs.ContainsKey(runId) ? blobs.Hold(runId, blob, clock.GetUtcNow()) : default(Blob?));
        }
    }

    ValueTask<Blob?> IBlobIndex.FindAsync(string runId, string sha256, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(blobs.Find(runId, sha256));
        }
    }

    public ValueTask ShareAsync(string fromRunId, string toRunId, IReadOnlyCollection<string> sha256, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            blobs.Share(new BlobShare(fromRunId, sha256), toRunId);
        }

        return default;
    }

    public ValueTask<int> ReleaseAsync(DateTimeOffset endedBefore, string? workflowId, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var released = 0;
            foreach (var run in ended)
            {
                if (released < most && run.FinishedAt < endedBefore && (workflowId is null || workflowId == run.WorkflowId) && blobs.Release(run.Id))
                {
                    released++;
                }
            }

            return new(released);
        }
    }

    public ValueTask<IReadOnlyList<Blob>> DropAsync(TimeSpan unheldFor, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(blobs.Drop(clock.GetUtcNow() - unheldFor, most));
        }
    }

    public ValueTask ForgetAsync(IReadOnlyList<Blob> removed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            blobs.Forget(removed);
        }

        return default;
    }

    /// <summary>Has a run, and the sub-workflows below it, let go of all they hold.</summary>
    /// <returns>Whether they held anything.</returns>
    public bool ReleaseContent(string runId)
    {
        lock (gate)
        {
            return Release(runId);
        }

        bool Release(string id)
        {
            var held = blobs.Release(id);
            foreach (var below in runs.GetValueOrDefault(id)?.SubWorkflows ?? [])
            {
                held |= Release(below);
            }

            return held;
        }
    }

    private void ShareBlobs(NewRun run)
    {
        if (run.Attachments is { } attachments)
        {
            blobs.Share(attachments, run.Id);
        }

        if (run.TakesOver is { } source)
        {
            blobs.Share(new BlobShare(source.RunId, null), run.Id);
        }
    }
}
