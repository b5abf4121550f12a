using Codemation.Runtime.Telemetry;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>The statements about telemetry, and how their rows are read.</summary>
internal static class TelemetryTables
{
    public const string SpansOfRun = "SELECT run_id, workflow_id, at, spans FROM telemetry_spans WHERE run_id = $1 ORDER BY id";

    public const string PointsOfRun =
        "SELECT run_id, workflow_id, span_id, step, item, name, value, unit, at FROM telemetry_points WHERE run_id = $1 ORDER BY at, id";

    public const string ArtifactsOfRun =
        """
        SELECT run_id, workflow_id, span_id, step, item, name, media_type, at, id, length(content)
        FROM telemetry_artifacts WHERE run_id = $1 ORDER BY at, id
        """;

    public const string ContentOfArtifact = "SELECT content FROM telemetry_artifacts WHERE id = $1 AND run_id = $2";

    private const string InsertSpans =
        """
        INSERT INTO telemetry_spans (run_id, workflow_id, at, spans)
        SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::json[])
        """;

    private const string InsertPoints =
        """
        INSERT INTO telemetry_points (run_id, workflow_id, span_id, step, item, name, value, unit, at)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::double precision[], $8::text[], $9::timestamptz[])
        """;

    private const string InsertArtifacts =
        """
        INSERT INTO telemetry_artifacts (run_id, workflow_id, span_id, step, item, name, media_type, content, at)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::text[], $8::bytea[], $9::timestamptz[])
        """;

    public static void AppendTo(NpgsqlBatch batch, TelemetryBatch telemetry)
    {
        if (telemetry.Spans is { Count: > 0 } groups)
        {
            batch.Add(InsertSpans)
                .Bind(groups.Select(group => group.RunId))
                .Bind(groups.Select(group => group.WorkflowId))
                .Bind(groups.Select(group => PostgresParameters.Utc(group.EndedAt)))
                .BindJson(groups.Select(group => group.Json));
        }

        if (telemetry.Points is { Count: > 0 } points)
        {
            batch.Add(InsertPoints)
                .Bind(points.Select(point => point.RunId))
                .Bind(points.Select(point => point.WorkflowId))
                .Bind(points.Select(point => point.SpanId))
                .Bind(points.Select(point => point.Step))
                .Bind(points.Select(point => point.Item))
                .Bind(points.Select(point => point.Name))
                .Bind(points.Select(point => point.Value))
                .Bind(points.Select(point => point.Unit))
                .Bind(points.Select(point => PostgresParameters.Utc(point.At)));
        }

        if (telemetry.Artifacts is { Count: > 0 } artifacts)
        {
            batch.Add(InsertArtifacts)
                .Bind(artifacts.Select(artifact => artifact.RunId))
                .Bind(artifacts.Select(artifact => artifact.WorkflowId))
                .Bind(artifacts.Select(artifact => artifact.SpanId))
                .Bind(artifacts.Select(artifact => artifact.Step))
                .Bind(artifacts.Select(artifact => artifact.Item))
                .Bind(artifacts.Select(artifact => artifact.Name))
                .Bind(artifacts.Select(artifact => artifact.MediaType))
                .Bind(artifacts.Select(artifact => (byte[]?)artifact.Content.ToArray()))
                .Bind(artifacts.Select(artifact => PostgresParameters.Utc(artifact.At)));
        }
    }

    public static string WorkflowsOf(TelemetryKind kind) => kind switch
    {
        TelemetryKind.Spans => Workflows("telemetry_spans"),
        TelemetryKind.Metrics => Workflows("telemetry_points"),
        _ => Workflows("telemetry_artifacts"),
    };

    public static string DeletionOf(TelemetryKind kind) => kind switch
    {
        TelemetryKind.Spans => Deletion("telemetry_spans"),
        TelemetryKind.Metrics => Deletion("telemetry_points"),
        _ => Deletion("telemetry_artifacts"),
    };

    public static SpanGroup Spans(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.Time(2), row.GetFieldValue<byte[]>(3));

    public static MetricPoint Point(NpgsqlDataReader row) => new()
    {
        RunId = row.GetString(0),
        WorkflowId = row.GetString(1),
        SpanId = row.GetString(2),
        Step = row.GetString(3),
        Item = row.GetInt32(4),
        Name = row.GetString(5),
        Value = row.GetDouble(6),
        Unit = row.TextOrNull(7),
        At = row.Time(8),
    };

    public static StoredArtifact Artifact(NpgsqlDataReader row) => new(
        row.GetInt64(8),
        new Artifact
        {
            RunId = row.GetString(0),
            WorkflowId = row.GetString(1),
            SpanId = row.GetString(2),
            Step = row.GetString(3),
            Item = row.GetInt32(4),
            Name = row.GetString(5),
            MediaType = row.GetString(6),
            Content = default,
            At = row.Time(7),
        },
        row.GetInt32(9));

    // Jumps from one workflow to the next in the index, however much there is of each.
    private static string Workflows(string table) =>
        $"""
        WITH RECURSIVE found (id) AS (
            (SELECT min(workflow_id) FROM {table})
            UNION ALL SELECT (SELECT min(workflow_id) FROM {table} WHERE workflow_id > found.id) FROM found WHERE found.id IS NOT NULL)
        SELECT id FROM found WHERE id IS NOT NULL
        """;

    // What is of an open run stays; there are few of them among what is old. Written so that each run is looked up by its id: as an anti-join,
    // all runs would be read for every batch.
    private static string Deletion(string table) =>
        $"""
        WITH gone AS (
            DELETE FROM {table} WHERE id = ANY(ARRAY(
                SELECT old.id FROM {table} AS old
                WHERE old.workflow_id = $1 AND old.at < $2
                    AND coalesce((SELECT runs.status FROM runs WHERE runs.id = old.run_id), '') NOT IN ('pending', 'running', 'suspended')
                ORDER BY old.at LIMIT $3))
            RETURNING 1)
        SELECT count(*) FROM gone
        """;
}
