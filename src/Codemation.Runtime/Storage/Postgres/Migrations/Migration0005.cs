namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Which workflows are active, and how far each schedule has come.</summary>
internal static class Migration0005
{
    public const string Sql =
        """
        -- A workflow without a row is active.
        CREATE TABLE workflow_states (
            workflow_id text COLLATE "C" NOT NULL PRIMARY KEY,
            active      boolean NOT NULL
        );

        CREATE TABLE schedules (
            id                text COLLATE "C" NOT NULL PRIMARY KEY,
            workflow_id       text COLLATE "C" NOT NULL,
            paused            boolean     NOT NULL DEFAULT false,
            done_until        timestamptz NOT NULL DEFAULT clock_timestamp(), -- all instants up to this one were fired or left out
            last_scheduled_at timestamptz,                                    -- of the latest firing, as are the columns below
            last_fired_at     timestamptz,
            last_run_id       text,                                           -- the run may be gone by now
            last_error        text
        );

        CREATE INDEX schedules_by_workflow ON schedules (workflow_id);
        """;
}
