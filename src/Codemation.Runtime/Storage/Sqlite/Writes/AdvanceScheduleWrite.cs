namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Notes what came of an instant of a schedule. Gives false when it was noted already.</summary>
internal sealed class AdvanceScheduleWrite(string scheduleId, ScheduleFiring firing, CancellationToken cancellationToken)
    : SqliteWrite<bool>(cancellationToken)
{
    private const string Advance =
        """
        UPDATE schedules SET done_until = ?, last_scheduled_at = ?, last_fired_at = ?, last_run_id = ?, last_error = ?
        WHERE id = ? AND done_until < ?
        """;

    protected override bool Write(SqliteSession session)
    {
        session[Advance]
            .Bind(firing.ScheduledAt)
            .Bind(firing.ScheduledAt)
            .Bind(firing.FiredAt)
            .Bind(firing.RunId)
            .Bind(firing.Error)
            .Bind(scheduleId)
            .Bind(firing.ScheduledAt)
            .Run();
        return session.Changes > 0;
    }
}
