namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Runs, what their steps gave, and how far they got.</summary>
internal static class Migration0001
{
    public const string Sql =
        """
        -- Times are microseconds since 1970-01-01 UTC. Run ids sort by creation time, so that new rows go to the end of every tree.

        CREATE TABLE runs (
            id            TEXT    NOT NULL PRIMARY KEY,
            workflow_id   TEXT    NOT NULL,
            plan_hash     TEXT    NOT NULL,
            status        TEXT    NOT NULL,
            epoch         INTEGER NOT NULL,             -- raised by every claim, carried by every write
            owner         TEXT,
            created_at    INTEGER NOT NULL,
            started_at    INTEGER,
            finished_at   INTEGER,
            items_in      INTEGER NOT NULL,
            items_out     INTEGER,
            records       INTEGER NOT NULL DEFAULT 0,   -- how many activations were written
            checkpointed  INTEGER NOT NULL DEFAULT 0,   -- whether item_checkpoints may have rows of this run
            parent_run_id TEXT,
            depth         INTEGER NOT NULL,
            stop_after    TEXT,
            error         TEXT                          -- JSON
        ) WITHOUT ROWID;

        CREATE INDEX runs_by_workflow ON runs (workflow_id, id);
        CREATE INDEX runs_by_status ON runs (status, id);
        CREATE INDEX runs_by_workflow_and_status ON runs (workflow_id, status, id);

        -- A batch too large for one row, written ahead of the batch that names it. Nobody sees it until then.
        CREATE TABLE payloads (
            id   INTEGER PRIMARY KEY,
            used INTEGER NOT NULL DEFAULT 0             -- 0 when its batch was not written (yet)
        );

        CREATE INDEX payloads_unused ON payloads (id) WHERE used = 0;

        CREATE TABLE payload_chunks (
            payload_id  INTEGER NOT NULL REFERENCES payloads (id) ON DELETE CASCADE,
            chunk       INTEGER NOT NULL,               -- from 0
            count       INTEGER NOT NULL,
            items       TEXT    NOT NULL,               -- JSON values, one to a line
            attachments TEXT,
            PRIMARY KEY (payload_id, chunk)
        ) WITHOUT ROWID;

        -- Append-only: the record of a step with the highest seq counts. The items of its first output port are in the row too:
        -- few steps have more ports, and a row less for each step is a quarter of the work of writing a run.
        CREATE TABLE activations (
            run_id      TEXT    NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            step        TEXT    NOT NULL,
            seq         INTEGER NOT NULL,               -- in the run, from 1
            status      TEXT    NOT NULL,
            attempt     INTEGER NOT NULL,
            started_at  INTEGER NOT NULL,
            finished_at INTEGER,
            items_in    INTEGER NOT NULL,
            error       TEXT,                           -- JSON
            caught      TEXT,                           -- JSON
            count       INTEGER,                        -- of the first port's items; null without ports
            lineage     BLOB,
            payload_id  INTEGER REFERENCES payloads (id),
            items       TEXT,                           -- JSON values, one to a line; null when they are in the chunks of the payload
            attachments TEXT,
            PRIMARY KEY (run_id, step, seq)
        ) WITHOUT ROWID;

        CREATE UNIQUE INDEX activations_by_payload ON activations (payload_id) WHERE payload_id IS NOT NULL;

        -- The items of further output ports, or with seq 0 the input.
        CREATE TABLE batches (
            run_id      TEXT    NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            seq         INTEGER NOT NULL,               -- of the activation
            port        INTEGER NOT NULL,
            count       INTEGER NOT NULL,
            lineage     BLOB    NOT NULL,
            payload_id  INTEGER REFERENCES payloads (id),
            items       TEXT,                           -- JSON values, one to a line
            attachments TEXT,
            PRIMARY KEY (run_id, seq, port)
        ) WITHOUT ROWID;

        CREATE UNIQUE INDEX batches_by_payload ON batches (payload_id) WHERE payload_id IS NOT NULL;

        -- Items that finished in an activation that did not (yet).
        CREATE TABLE item_checkpoints (
            run_id TEXT    NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            step   TEXT    NOT NULL,
            item   INTEGER NOT NULL,
            result BLOB    NOT NULL,
            PRIMARY KEY (run_id, step, item)
        ) WITHOUT ROWID;
        """;
}
