namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Which workflows are active, and how far each schedule has come.</summary>
internal static class Migration0006
{
    public const string Sql =
        """
        -- A workflow without a row is active.
        CREATE TABLE workflow_states (
            workflow_id TEXT    NOT NULL PRIMARY KEY,
            active      INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE schedules (
            id                TEXT    NOT NULL PRIMARY KEY,
            workflow_id       TEXT    NOT NULL,
            paused            INTEGER NOT NULL DEFAULT 0,
            done_until        INTEGER NOT NULL,            -- all instants up to this one were fired or left out
            last_scheduled_at INTEGER,                     -- of the latest firing, as are the columns below
            last_fired_at     INTEGER,
            last_run_id       TEXT,                        -- the run may be gone by now
            last_error        TEXT
        ) WITHOUT ROWID;

        CREATE INDEX schedules_by_workflow ON schedules (workflow_id);
        """;
}
