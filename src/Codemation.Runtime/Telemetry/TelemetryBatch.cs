namespace Codemation.Runtime.Telemetry;

/// <summary>Telemetry that is written together.</summary>
internal sealed class TelemetryBatch
{
    // About what a row costs beside its content.
    private const int RowBytes = 300;

    public List<SpanGroup> Spans { get; } = [];

    public List<MetricPoint> Points { get; } = [];

    public List<Artifact> Artifacts { get; } = [];

    public bool IsEmpty => Count == 0;

    /// <summary>How many spans, points and artifacts there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many rows they take.</summary>
    public int Rows => Spans.Count + Points.Count + Artifacts.Count;

    /// <summary>About how much memory it takes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Told when everything up to this batch is written or left out.</summary>
    public TaskCompletionSource? Written { get; init; }

    /// <summary>Adds spans of one run as a group.</summary>
    public void Add(List<SpanRecord> spans)
    {
        var group = SpanGroup.Of(spans);
        Spans.Add(group);
        Count += spans.Count;
        Bytes += RowBytes + group.Json.Length;
    }

    public void Add(MetricPoint point)
    {
        Points.Add(point);
        Count++;
        Bytes += RowBytes;
    }

    public void Add(Artifact artifact)
    {
        Artifacts.Add(artifact);
        Count++;
        Bytes += RowBytes + artifact.Content.Length;
    }

    public void Add(TelemetryBatch other)
    {
        Spans.AddRange(other.Spans);
        Points.AddRange(other.Points);
        Artifacts.AddRange(other.Artifacts);
        Count += other.Count;
        Bytes += other.Bytes;
    }
}
