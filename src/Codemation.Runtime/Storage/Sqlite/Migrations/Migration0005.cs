namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Telemetry. It outlives runs: nothing refers to them.</summary>
internal static class Migration0005
{
    public const string Sql =
        """
        CREATE TABLE telemetry_spans (
            id          INTEGER PRIMARY KEY,
            run_id      TEXT    NOT NULL,
            workflow_id TEXT    NOT NULL,
            trace_id    TEXT    NOT NULL,
            span_id     TEXT    NOT NULL,
            parent_id   TEXT,
            kind        INTEGER NOT NULL,
            name        TEXT    NOT NULL,
            status      INTEGER NOT NULL,
            message     TEXT,
            step        TEXT,
            item        INTEGER,
            attempt     INTEGER NOT NULL,
            started_at  INTEGER NOT NULL,
            at          INTEGER NOT NULL              -- when it ended
        );

        CREATE INDEX telemetry_spans_by_run ON telemetry_spans (run_id);
        CREATE INDEX telemetry_spans_by_age ON telemetry_spans (workflow_id, at);

        CREATE TABLE telemetry_points (
            id          INTEGER PRIMARY KEY,
            run_id      TEXT    NOT NULL,
            workflow_id TEXT    NOT NULL,
            span_id     TEXT    NOT NULL,
            step        TEXT    NOT NULL,
            item        INTEGER NOT NULL,
            name        TEXT    NOT NULL,
            value       REAL    NOT NULL,
            unit        TEXT,
            at          INTEGER NOT NULL
        );

        CREATE INDEX telemetry_points_by_run ON telemetry_points (run_id);
        CREATE INDEX telemetry_points_by_age ON telemetry_points (workflow_id, at);

        CREATE TABLE telemetry_artifacts (
            id          INTEGER PRIMARY KEY,
            run_id      TEXT    NOT NULL,
            workflow_id TEXT    NOT NULL,
            span_id     TEXT    NOT NULL,
            step        TEXT    NOT NULL,
            item        INTEGER NOT NULL,
            name        TEXT    NOT NULL,
            media_type  TEXT    NOT NULL,
            at          INTEGER NOT NULL,
            content     BLOB    NOT NULL              -- last, so that listing doesn't read it
        );

        CREATE INDEX telemetry_artifacts_by_run ON telemetry_artifacts (run_id);
        CREATE INDEX telemetry_artifacts_by_age ON telemetry_artifacts (workflow_id, at);
        """;
}
