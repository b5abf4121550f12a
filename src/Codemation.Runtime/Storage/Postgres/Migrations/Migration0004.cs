namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Telemetry. It outlives runs: nothing refers to them.</summary>
internal static class Migration0004
{
    public const string Sql =
        """
        CREATE TABLE telemetry_spans (
            id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            run_id      text COLLATE "C" NOT NULL,
            workflow_id text COLLATE "C" NOT NULL,
            trace_id    text        NOT NULL,
            span_id     text        NOT NULL,
            parent_id   text,
            kind        integer     NOT NULL,
            name        text        NOT NULL,
            status      integer     NOT NULL,
            message     text,
            step        text,
            item        integer,
            attempt     integer     NOT NULL,
            started_at  timestamptz NOT NULL,
            at          timestamptz NOT NULL               -- when it ended
        );

        CREATE INDEX telemetry_spans_by_run ON telemetry_spans (run_id);
        CREATE INDEX telemetry_spans_by_age ON telemetry_spans (workflow_id, at);

        CREATE TABLE telemetry_points (
            id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            run_id      text COLLATE "C" NOT NULL,
            workflow_id text COLLATE "C" NOT NULL,
            span_id     text             NOT NULL,
            step        text             NOT NULL,
            item        integer          NOT NULL,
            name        text             NOT NULL,
            value       double precision NOT NULL,
            unit        text,
            at          timestamptz      NOT NULL
        );

        CREATE INDEX telemetry_points_by_run ON telemetry_points (run_id);
        CREATE INDEX telemetry_points_by_age ON telemetry_points (workflow_id, at);

        CREATE TABLE telemetry_artifacts (
            id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            run_id      text COLLATE "C" NOT NULL,
            workflow_id text COLLATE "C" NOT NULL,
            span_id     text        NOT NULL,
            step        text        NOT NULL,
            item        integer     NOT NULL,
            name        text        NOT NULL,
            media_type  text        NOT NULL,
            at          timestamptz NOT NULL,
            content     bytea       NOT NULL
        );

        CREATE INDEX telemetry_artifacts_by_run ON telemetry_artifacts (run_id);
        CREATE INDEX telemetry_artifacts_by_age ON telemetry_artifacts (workflow_id, at);
        """;
}
