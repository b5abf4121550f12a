namespace Codemation.Runtime.Storage.Postgres;

/// <summary>All that is kept of runs, as SQLite has it after its second migration.</summary>
internal static class Migration0001
{
    public const string Sql =
        """
        -- Keys compare byte by byte: run ids sort by creation time, and nothing depends on the database's locale.
        -- What is written for each run is kept small: statuses are indexed only where they are rare or short-lived.

        CREATE TABLE runs (
            id               text COLLATE "C" NOT NULL PRIMARY KEY,
            workflow_id      text COLLATE "C" NOT NULL,
            plan_hash        text        NOT NULL,
            status           text        NOT NULL,
            epoch            bigint      NOT NULL,                 -- raised by every claim, carried by every write
            owner            text,
            created_at       timestamptz NOT NULL,
            started_at       timestamptz,
            finished_at      timestamptz,
            items_in         integer     NOT NULL,
            items_out        integer,
            records          bigint      NOT NULL,                 -- how many activations were written
            checkpointed     boolean     NOT NULL DEFAULT false,   -- whether item_checkpoints may have rows of this run
            waited           boolean     NOT NULL DEFAULT false,   -- whether waits may have rows of this run
            parent_run_id    text COLLATE "C",
            depth            integer     NOT NULL,
            stop_after       text,
            error            text,                                 -- JSON
            queue            text COLLATE "C" NOT NULL,
            home_queue       text,                                 -- where it was created; null while it is there
            priority         integer     NOT NULL,
            idempotency_key  text COLLATE "C",
            input_hash       text,                                 -- of runs with a key
            metadata         text,                                 -- JSON
            config           text,                                 -- JSON
            wake_at          timestamptz,
            wait_reason      text,
            cancel_requested boolean     NOT NULL DEFAULT false,
            deaths           integer     NOT NULL DEFAULT 0
        );

        CREATE INDEX runs_by_workflow ON runs (workflow_id, id);
        CREATE INDEX runs_pending ON runs (queue, priority DESC, id) WHERE status = 'pending';
        CREATE INDEX runs_running ON runs (id) INCLUDE (owner) WHERE status = 'running';
        CREATE INDEX runs_suspended ON runs (id) WHERE status = 'suspended';
        CREATE INDEX runs_failed ON runs (id) WHERE status = 'failed';
        CREATE INDEX runs_cancelled ON runs (id) WHERE status = 'cancelled';
        CREATE INDEX runs_due ON runs (wake_at) WHERE status = 'suspended' AND wake_at IS NOT NULL;
        CREATE INDEX runs_cancelling ON runs (owner) WHERE status = 'running' AND cancel_requested;
        CREATE INDEX runs_by_parent ON runs (parent_run_id) WHERE parent_run_id IS NOT NULL;
        CREATE UNIQUE INDEX runs_by_key ON runs (workflow_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

        CREATE TABLE run_metadata (
            key    text COLLATE "C" NOT NULL,
            value  text COLLATE "C" NOT NULL,
            run_id text COLLATE "C" NOT NULL,
            PRIMARY KEY (key, value, run_id)
        );

        CREATE INDEX run_metadata_by_run ON run_metadata (run_id);

        CREATE TABLE firings (
            trigger_id   text COLLATE "C" NOT NULL,
            scheduled_at timestamptz      NOT NULL,
            run_id       text COLLATE "C" NOT NULL,
            PRIMARY KEY (trigger_id, scheduled_at)
        );

        CREATE INDEX firings_by_run ON firings (run_id);

        -- A batch too large for one row, written ahead of the batch that names it. Nobody sees it until then.
        CREATE TABLE payloads (
            id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            used       boolean     NOT NULL DEFAULT false,
            created_at timestamptz NOT NULL DEFAULT now()
        );

        CREATE INDEX payloads_unused ON payloads (created_at) WHERE NOT used;

        CREATE TABLE payload_chunks (
            payload_id  bigint  NOT NULL,
            chunk       integer NOT NULL,                          -- from 0
            count       integer NOT NULL,
            items       bytea   NOT NULL,                          -- JSON values in UTF-8, one to a line
            attachments bytea,
            PRIMARY KEY (payload_id, chunk)
        );

        -- Append-only: the record of a step with the highest seq counts. Seq 0 is the input.
        -- The items of the first output port are in the row: few steps have more ports.
        CREATE TABLE activations (
            run_id      text COLLATE "C" NOT NULL,
            seq         bigint      NOT NULL,
            step        text COLLATE "C" NOT NULL,
            status      text        NOT NULL,
            attempt     integer     NOT NULL,
            started_at  timestamptz NOT NULL,
            finished_at timestamptz,
            items_in    integer     NOT NULL,
            error       text,                                      -- JSON
            caught      text,                                      -- JSON
            count       integer,                                   -- of the first port's items; null without ports
            lineage     bytea,
            payload_id  bigint,
            items       bytea,                                     -- JSON values in UTF-8, one to a line
            attachments bytea,
            PRIMARY KEY (run_id, seq)
        );

        CREATE INDEX activations_by_payload ON activations (payload_id) WHERE payload_id IS NOT NULL;

        -- The items of further output ports.
        CREATE TABLE batches (
            run_id      text COLLATE "C" NOT NULL,
            seq         bigint  NOT NULL,                          -- of the activation
            port        integer NOT NULL,
            count       integer NOT NULL,
            lineage     bytea   NOT NULL,
            payload_id  bigint,
            items       bytea,
            attachments bytea,
            PRIMARY KEY (run_id, seq, port)
        );

        CREATE INDEX batches_by_payload ON batches (payload_id) WHERE payload_id IS NOT NULL;

        CREATE TABLE item_checkpoints (
            run_id text COLLATE "C" NOT NULL,
            step   text COLLATE "C" NOT NULL,
            item   integer NOT NULL,
            result bytea   NOT NULL,
            PRIMARY KEY (run_id, step, item)
        );

        -- A signal is never deleted while a wait holds it.
        CREATE TABLE signals (
            id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            workflow_id     text COLLATE "C" NOT NULL,
            step            text COLLATE "C" NOT NULL,
            correlation     text COLLATE "C" NOT NULL,
            run_id          text COLLATE "C",                      -- the only run that may take it
            payload         text        NOT NULL,                  -- JSON
            idempotency_key text COLLATE "C",
            received_at     timestamptz NOT NULL,
            taken           boolean     NOT NULL DEFAULT false     -- whether a wait holds it or held it to its end
        );

        CREATE UNIQUE INDEX signals_by_key ON signals (workflow_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
        CREATE INDEX signals_kept ON signals (workflow_id, step, correlation, id) WHERE NOT taken;
        CREATE INDEX signals_by_age ON signals (received_at);

        CREATE TABLE waits (
            run_id      text COLLATE "C" NOT NULL,
            step        text COLLATE "C" NOT NULL,
            item        integer NOT NULL,
            kind        text    NOT NULL,
            due_at      timestamptz,
            correlation text COLLATE "C",
            attempt     integer NOT NULL,
            state       bytea   NOT NULL,
            workflow_id text COLLATE "C" NOT NULL,                 -- of the run
            signal_id   bigint,                                    -- the signal that came for it
            PRIMARY KEY (run_id, step, item)
        );

        CREATE INDEX waits_for_signals ON waits (workflow_id, step, correlation, run_id, item) WHERE kind = 'signal' AND signal_id IS NULL;
        CREATE INDEX waits_by_signal ON waits (signal_id) WHERE signal_id IS NOT NULL;

        CREATE TABLE plans (
            hash        text COLLATE "C" NOT NULL PRIMARY KEY,
            workflow_id text NOT NULL,
            json        text NOT NULL
        );
        """;
}
