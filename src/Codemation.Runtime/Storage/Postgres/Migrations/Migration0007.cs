namespace Codemation.Runtime.Storage.Postgres;

/// <summary>The spans of a run that are written together become one row: most of what a span cost was rows and their places in two indexes.</summary>
internal static class Migration0007
{
    public const string Sql =
        """
        ALTER TABLE telemetry_spans RENAME TO single_spans;
        ALTER INDEX telemetry_spans_pkey RENAME TO single_spans_pkey;
        ALTER SEQUENCE telemetry_spans_id_seq RENAME TO single_spans_id_seq;

        CREATE TABLE telemetry_spans (
            id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            run_id      text COLLATE "C" NOT NULL,
            workflow_id text COLLATE "C" NOT NULL,
            at          timestamptz NOT NULL,              -- when the last of them ended
            spans       json        NOT NULL               -- an array; times are microseconds before "at"
        );

        INSERT INTO telemetry_spans (run_id, workflow_id, at, spans)
            SELECT run_id, workflow_id, last, json_agg(json_build_object(
                'id', span_id, 'parent', parent_id, 'kind', kind, 'name', name, 'status', status, 'message', message, 'step', step, 'item', item,
                'attempt', attempt, 'began', (extract(epoch FROM last - started_at) * 1000000)::bigint,
                'ended', (extract(epoch FROM last - at) * 1000000)::bigint))
            FROM (SELECT *, max(at) OVER (PARTITION BY run_id, workflow_id) AS last FROM single_spans) AS spans GROUP BY run_id, workflow_id, last;

        DROP TABLE single_spans;

        CREATE INDEX telemetry_spans_by_run ON telemetry_spans (run_id);
        CREATE INDEX telemetry_spans_by_age ON telemetry_spans (workflow_id, at);
        """;
}
