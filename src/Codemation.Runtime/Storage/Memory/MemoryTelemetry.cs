using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Storage.Memory;

/// <summary>The telemetry that was written last, as much as fits.</summary>
internal sealed class MemoryTelemetry(Func<string, bool> isOpen, int most = 10_000) : ITelemetryStore
{
    private readonly Lock gate = new();
    private readonly Queue<SpanGroup> spans = new();
    private readonly Queue<MetricPoint> points = new();
    private readonly Queue<StoredArtifact> artifacts = new();
    private long lastArtifact;

    public ValueTask WriteAsync(TelemetryBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            foreach (var group in batch.Spans)
            {
                Add(spans, group);
            }

            foreach (var point in batch.Points)
            {
                Add(points, point);
            }

            foreach (var artifact in batch.Artifacts)
            {
                Add(artifacts, new StoredArtifact(++lastArtifact, artifact with { Content = artifact.Content.ToArray() }, artifact.Content.Length));
            }
        }

        return default;
    }

    public ValueTask<IReadOnlyList<SpanRecord>> SpansAsync(string runId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(SpanGroup.InOrder(spans.Where(group => group.RunId == runId)));
        }
    }

    public ValueTask<IReadOnlyList<MetricPoint>> PointsAsync(string runId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new([.. points.Where(point => point.RunId == runId).OrderBy(point => point.At)]);
        }
    }

    public ValueTask<IReadOnlyList<StoredArtifact>> ArtifactsAsync(string runId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new([.. artifacts.Where(kept => kept.Artifact.RunId == runId).Select(kept => kept with { Artifact = kept.Artifact with { Content = default } })]);
        }
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadArtifactAsync(string runId, long id, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(artifacts.FirstOrDefault(kept => kept.Id == id && kept.Artifact.RunId == runId)?.Artifact.Content);
        }
    }

    public ValueTask<IReadOnlyList<string>> WorkflowsAsync(TelemetryKind kind, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var workflows = kind switch
            {
                TelemetryKind.Spans => spans.Select(static group => group.WorkflowId),
                TelemetryKind.Metrics => points.Select(static point => point.WorkflowId),
                _ => artifacts.Select(static kept => kept.Artifact.WorkflowId),
            };
            return new([.. workflows.Distinct().Order(StringComparer.Ordinal)]);
        }
    }

    public ValueTask<int> DeleteAsync(TelemetryKind kind, string workflowId, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(kind switch
            {
                TelemetryKind.Spans => Delete(spans, static group => (group.RunId, group.WorkflowId, group.EndedAt), workflowId, before, most),
                TelemetryKind.Metrics => Delete(points, static point => (point.RunId, point.WorkflowId, point.At), workflowId, before, most),
                _ => Delete(artifacts, static kept => (kept.Artifact.RunId, kept.Artifact.WorkflowId, kept.Artifact.At), workflowId, before, most),
            });
        }
    }

    private void Add<T>(Queue<T> kept, T added)
    {
        kept.Enqueue(added);
        if (kept.Count > most)
        {
            kept.Dequeue();
        }
    }

    private int Delete<T>(Queue<T> kept, Func<T, (string RunId, string WorkflowId, DateTimeOffset At)> of, string workflowId, DateTimeOffset before, int most)
    {
        var deleted = 0;
        for (var left = kept.Count; left > 0; left--)
        {
            var next = kept.Dequeue();
            var (runId, workflow, at) = of(next);
            if (deleted < most && workflow == workflowId && at < before && !isOpen(runId))
            {
                deleted++;
            }
            else
            {
                kept.Enqueue(next);
            }
        }

        return deleted;
    }
}
