namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>The spans of a run that are written together become one row: most of what a span cost was rows and their places in two indexes.</summary>
internal static class Migration0007
{
    public const string Sql =
        """
        ALTER TABLE telemetry_spans RENAME TO single_spans;

        CREATE TABLE telemetry_spans (
            id          INTEGER PRIMARY KEY,
            run_id      TEXT    NOT NULL,
            workflow_id TEXT    NOT NULL,
            at          INTEGER NOT NULL,             -- when the last of them ended
            spans       TEXT    NOT NULL              -- a JSON array; times are microseconds before "at"
        );

        INSERT INTO telemetry_spans (run_id, workflow_id, at, spans)
            SELECT run_id, workflow_id, last, json_group_array(json_object(
                'id', span_id, 'parent', parent_id, 'kind', kind, 'name', name, 'status', status, 'message', message, 'step', step, 'item', item,
                'attempt', attempt, 'began', last - started_at, 'ended', last - at))
            FROM (SELECT *, max(at) OVER (PARTITION BY run_id, workflow_id) AS last FROM single_spans) GROUP BY run_id, workflow_id;

        DROP TABLE single_spans;

        CREATE INDEX telemetry_spans_by_run ON telemetry_spans (run_id);
        CREATE INDEX telemetry_spans_by_age ON telemetry_spans (workflow_id, at);
        """;
}
