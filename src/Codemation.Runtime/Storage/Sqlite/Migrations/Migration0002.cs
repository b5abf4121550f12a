namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Runs that wait, queues, cancellation, and runs that are asked for more than once.</summary>
internal static class Migration0002
{
    public const string Sql =
        """
        ALTER TABLE runs ADD COLUMN queue            TEXT    NOT NULL DEFAULT 'default';
        ALTER TABLE runs ADD COLUMN home_queue       TEXT;                        -- where it was created; null while it is there
        ALTER TABLE runs ADD COLUMN priority         INTEGER NOT NULL DEFAULT 5;
        ALTER TABLE runs ADD COLUMN idempotency_key  TEXT;
        ALTER TABLE runs ADD COLUMN input_hash       TEXT;                        -- of runs with a key
        ALTER TABLE runs ADD COLUMN metadata         TEXT;                        -- JSON
        ALTER TABLE runs ADD COLUMN config           TEXT;                        -- JSON
        ALTER TABLE runs ADD COLUMN wake_at          INTEGER;
        ALTER TABLE runs ADD COLUMN wait_reason      TEXT;
        ALTER TABLE runs ADD COLUMN cancel_requested INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE runs ADD COLUMN deaths           INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE runs ADD COLUMN waited           INTEGER NOT NULL DEFAULT 0;  -- whether waits may have rows of this run

        CREATE INDEX runs_pending ON runs (queue, priority DESC, id) WHERE status = 'pending';
        CREATE INDEX runs_due ON runs (wake_at) WHERE status = 'suspended' AND wake_at IS NOT NULL;
        CREATE INDEX runs_cancelling ON runs (owner) WHERE status = 'running' AND cancel_requested = 1;
        CREATE INDEX runs_by_parent ON runs (parent_run_id) WHERE parent_run_id IS NOT NULL;
        CREATE UNIQUE INDEX runs_by_key ON runs (workflow_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

        -- The members of a run's metadata that are strings, numbers or booleans.
        CREATE TABLE run_metadata (
            key    TEXT NOT NULL,
            value  TEXT NOT NULL,
            run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            PRIMARY KEY (key, value, run_id)
        ) WITHOUT ROWID;

        CREATE INDEX run_metadata_by_run ON run_metadata (run_id);

        -- Which run a firing of a trigger created: its key is what lets it fire once.
        CREATE TABLE firings (
            trigger_id   TEXT    NOT NULL,
            scheduled_at INTEGER NOT NULL,
            run_id       TEXT    NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            PRIMARY KEY (trigger_id, scheduled_at)
        ) WITHOUT ROWID;

        CREATE INDEX firings_by_run ON firings (run_id);

        -- A signal is never deleted while a wait holds it.
        CREATE TABLE signals (
            id              INTEGER PRIMARY KEY AUTOINCREMENT,
            workflow_id     TEXT    NOT NULL,
            step            TEXT    NOT NULL,
            correlation     TEXT    NOT NULL,
            run_id          TEXT,                          -- the only run that may take it
            payload         TEXT    NOT NULL,              -- JSON
            idempotency_key TEXT,
            received_at     INTEGER NOT NULL,
            taken           INTEGER NOT NULL DEFAULT 0     -- whether a wait holds it or held it to its end
        );

        CREATE UNIQUE INDEX signals_by_key ON signals (workflow_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
        CREATE INDEX signals_kept ON signals (workflow_id, step, correlation, id) WHERE taken = 0;
        CREATE INDEX signals_by_age ON signals (received_at);

        CREATE TABLE waits (
            run_id      TEXT    NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            step        TEXT    NOT NULL,
            item        INTEGER NOT NULL,
            kind        TEXT    NOT NULL,
            due_at      INTEGER,
            correlation TEXT,
            attempt     INTEGER NOT NULL,
            state       BLOB    NOT NULL,
            workflow_id TEXT    NOT NULL,                  -- of the run
            signal_id   INTEGER REFERENCES signals (id),   -- the signal that came for it
            PRIMARY KEY (run_id, step, item)
        ) WITHOUT ROWID;

        CREATE INDEX waits_for_signals ON waits (workflow_id, step, correlation, run_id, item) WHERE kind = 'signal' AND signal_id IS NULL;
        CREATE INDEX waits_by_signal ON waits (signal_id) WHERE signal_id IS NOT NULL;

        CREATE TABLE plans (
            hash        TEXT NOT NULL PRIMARY KEY,
            workflow_id TEXT NOT NULL,
            json        TEXT NOT NULL
        ) WITHOUT ROWID;

        -- A run that takes over what another one gave names the same payloads.
        DROP INDEX activations_by_payload;
        DROP INDEX batches_by_payload;
        CREATE INDEX activations_by_payload ON activations (payload_id) WHERE payload_id IS NOT NULL;
        CREATE INDEX batches_by_payload ON batches (payload_id) WHERE payload_id IS NOT NULL;
        """;
}
