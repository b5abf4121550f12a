namespace Codemation.Runtime.Telemetry;

/// <summary>Telemetry that is written together.</summary>
internal sealed class TelemetryBatch
{
    // About what a row costs beside its content.
    private const int RowBytes = 300;

    public List<SpanRecord> Spans { get; } = [];

    public List<MetricPoint> Points { get; } = [];

    public List<Artifact> Artifacts { get; } = [];

    public bool IsEmpty => Spans.Count == 0 && Points.Count == 0 && Artifacts.Count == 0;

    public int Count => Spans.Count + Points.Count + Artifacts.Count;

    /// <summary>About how much memory it takes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Told when everything up to this batch is written or left out.</summary>
    public TaskCompletionSource? Written { get; init; }

    public void Add(SpanRecord span)
    {
        Spans.Add(span);
        Bytes += RowBytes;
    }

    public void Add(MetricPoint point)
    {
        Points.Add(point);
        Bytes += RowBytes;
    }

    public void Add(Artifact artifact)
    {
        Artifacts.Add(artifact);
        Bytes += RowBytes + artifact.Content.Length;
    }

    public void Add(TelemetryBatch other)
    {
        Spans.AddRange(other.Spans);
        Points.AddRange(other.Points);
        Artifacts.AddRange(other.Artifacts);
        Bytes += other.Bytes;
    }
}
