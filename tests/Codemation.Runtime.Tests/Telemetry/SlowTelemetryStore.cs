using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Tests.Telemetry;

/// <summary>A database that answers no write before a test lets it, and fails as often as it is told.</summary>
internal sealed class SlowTelemetryStore : ITelemetryStore
{
    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Entered => entered.Task;

    public int Failures { get; set; }

    public int Written { get; private set; }

    public int Writes { get; private set; }

    public void Release() => released.TrySetResult();

    public async ValueTask WriteAsync(TelemetryBatch batch, CancellationToken cancellationToken)
    {
        entered.TrySetResult();
        await released.Task;
        if (Failures > 0)
        {
            Failures--;
            throw new IOException("The disk is full.");
        }

        Writes++;
        Written += batch.Count;
    }

    public ValueTask<IReadOnlyList<SpanRecord>> SpansAsync(string runId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<MetricPoint>> PointsAsync(string runId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<StoredArtifact>> ArtifactsAsync(string runId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ReadOnlyMemory<byte>?> ReadArtifactAsync(string runId, long id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<string>> WorkflowsAsync(TelemetryKind kind, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<int> DeleteAsync(TelemetryKind kind, string workflowId, DateTimeOffset before, int most, CancellationToken cancellationToken) => throw new NotSupportedException();
}
