using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>How rows of telemetry are read.</summary>
internal static class TelemetryRow
{
    public static SpanRecord Span(SqliteStatement row) => new()
    {
        RunId = row.Text(0),
        WorkflowId = row.Text(1),
        TraceId = row.Text(2),
        SpanId = row.Text(3),
        ParentId = row.TextOrNull(4),
        Kind = (SpanKind)row.Int32(5),
        Name = row.Text(6),
        Status = (SpanStatus)row.Int32(7),
        Message = row.TextOrNull(8),
        Step = row.TextOrNull(9),
        Item = row.IsNull(10) ? null : row.Int32(10),
        Attempt = row.Int32(11),
        StartedAt = row.Time(12),
        EndedAt = row.Time(13),
    };

    public static MetricPoint Point(SqliteStatement row) => new()
    {
        RunId = row.Text(0),
        WorkflowId = row.Text(1),
        SpanId = row.Text(2),
        Step = row.Text(3),
        Item = row.Int32(4),
        Name = row.Text(5),
        Value = row.Double(6),
        Unit = row.TextOrNull(7),
        At = row.Time(8),
    };

    public static StoredArtifact Artifact(SqliteStatement row) => new(
        row.Int64(8),
        new Artifact
        {
            RunId = row.Text(0),
            WorkflowId = row.Text(1),
            SpanId = row.Text(2),
            Step = row.Text(3),
            Item = row.Int32(4),
            Name = row.Text(5),
            MediaType = row.Text(6),
            Content = default,
            At = row.Time(7),
        },
        row.Int32(9));
}
