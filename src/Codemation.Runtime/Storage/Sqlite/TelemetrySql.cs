using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>The statements about telemetry.</summary>
internal static class TelemetrySql
{
    public const string InsertSpans = "INSERT INTO telemetry_spans (run_id, workflow_id, at, spans) VALUES (?, ?, ?, ?)";

    public const string InsertPoint =
        "INSERT INTO telemetry_points (run_id, workflow_id, span_id, step, item, name, value, unit, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    public const string InsertArtifact =
        "INSERT INTO telemetry_artifacts (run_id, workflow_id, span_id, step, item, name, media_type, content, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    public const string SpansOfRun = "SELECT run_id, workflow_id, at, spans FROM telemetry_spans WHERE run_id = ? ORDER BY id";

    public const string PointsOfRun =
        "SELECT run_id, workflow_id, span_id, step, item, name, value, unit, at FROM telemetry_points WHERE run_id = ? ORDER BY at, id";

    public const string ArtifactsOfRun =
        """
        SELECT run_id, workflow_id, span_id, step, item, name, media_type, at, id, length(content)
        FROM telemetry_artifacts WHERE run_id = ? ORDER BY at, id
        """;

    public const string ContentOfArtifact = "SELECT content FROM telemetry_artifacts WHERE id = ? AND run_id = ?";

    public const string DeleteSpans = $"DELETE FROM telemetry_spans WHERE id IN (SELECT old.id FROM telemetry_spans AS old {Old})";

    public const string DeletePoints = $"DELETE FROM telemetry_points WHERE id IN (SELECT old.id FROM telemetry_points AS old {Old})";

    public const string DeleteArtifacts = $"DELETE FROM telemetry_artifacts WHERE id IN (SELECT old.id FROM telemetry_artifacts AS old {Old})";

    // What is of an open run stays; there are few of them among what is old.
    private const string Old =
        """
        WHERE old.workflow_id = ? AND old.at < ?
            AND NOT EXISTS (SELECT 1 FROM runs WHERE runs.id = old.run_id AND runs.status IN ('pending', 'running', 'suspended'))
        ORDER BY old.at LIMIT ?
        """;

    // Jumps from one workflow to the next in the index, however much there is of each.
    private const string SpanWorkflows =
        """
        WITH RECURSIVE found (id) AS (
            SELECT min(workflow_id) FROM telemetry_spans
            UNION ALL SELECT (SELECT min(workflow_id) FROM telemetry_spans WHERE workflow_id > found.id) FROM found WHERE found.id IS NOT NULL)
        SELECT id FROM found WHERE id IS NOT NULL
        """;

    private const string PointWorkflows =
        """
        WITH RECURSIVE found (id) AS (
            SELECT min(workflow_id) FROM telemetry_points
            UNION ALL SELECT (SELECT min(workflow_id) FROM telemetry_points WHERE workflow_id > found.id) FROM found WHERE found.id IS NOT NULL)
        SELECT id FROM found WHERE id IS NOT NULL
        """;

    private const string ArtifactWorkflows =
        """
        WITH RECURSIVE found (id) AS (
            SELECT min(workflow_id) FROM telemetry_artifacts
            UNION ALL SELECT (SELECT min(workflow_id) FROM telemetry_artifacts WHERE workflow_id > found.id) FROM found WHERE found.id IS NOT NULL)
        SELECT id FROM found WHERE id IS NOT NULL
        """;

    public static string WorkflowsOf(TelemetryKind kind) => kind switch
    {
        TelemetryKind.Spans => SpanWorkflows,
        TelemetryKind.Metrics => PointWorkflows,
        _ => ArtifactWorkflows,
    };

    public static string DeletionOf(TelemetryKind kind) => kind switch
    {
        TelemetryKind.Spans => DeleteSpans,
        TelemetryKind.Metrics => DeletePoints,
        _ => DeleteArtifacts,
    };
}
