namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Reads what is kept of schedules.</summary>
internal static class ScheduleRows
{
    public const string ById = $"{Select} WHERE schedules.id = ?";

    private const string Select =
        """
        SELECT schedules.id, schedules.workflow_id, paused, coalesce(active, 1), done_until, last_scheduled_at, last_fired_at, last_run_id, last_error
        FROM schedules LEFT JOIN workflow_states ON workflow_states.workflow_id = schedules.workflow_id
        """;

    private const string Inactive = "SELECT workflow_id FROM workflow_states WHERE active = 0";

    public static StoredSchedule? Find(SqliteSession session, string id)
    {
        var select = session[ById].Bind(id);
        if (!select.Step())
        {
            return null;
        }

        var found = Read(select);
        select.Reset();
        return found;
    }

    public static ScheduleBook ReadBook(SqliteSession session, DateTimeOffset now)
    {
        var schedules = new Dictionary<string, StoredSchedule>(StringComparer.Ordinal);
        for (var select = session[Select]; select.Step();)
        {
            var schedule = Read(select);
            schedules.Add(schedule.Id, schedule);
        }

        var inactive = new List<string>();
        for (var select = session[Inactive]; select.Step();)
        {
            inactive.Add(select.Text(0));
        }

        return new ScheduleBook(now, inactive, schedules);
    }

    private static StoredSchedule Read(SqliteStatement row) => new()
    {
        Id = row.Text(0),
        WorkflowId = row.Text(1),
        IsPaused = row.Int32(2) != 0,
        IsActive = row.Int32(3) != 0,
        DoneUntil = row.Time(4),
        Last = row.TimeOrNull(5) is { } scheduled ? new ScheduleFiring(scheduled, row.Time(6), row.TextOrNull(7), row.TextOrNull(8)) : null,
    };
}
