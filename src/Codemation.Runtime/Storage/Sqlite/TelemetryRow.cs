using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>How rows of telemetry are read.</summary>
internal static class TelemetryRow
{
    public static SpanGroup Spans(SqliteStatement row) => new(row.Text(0), row.Text(1), row.Time(2), row.Bytes(3).ToArray());

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
