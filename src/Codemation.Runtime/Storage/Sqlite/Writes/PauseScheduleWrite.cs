namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Stops a schedule or lets it go on. Gives whether this changed anything.</summary>
internal sealed class PauseScheduleWrite(string scheduleId, bool paused, DateTimeOffset now, CancellationToken cancellationToken)
    : SqliteWrite<bool>(cancellationToken)
{
    private const string Pause = "UPDATE schedules SET paused = ?, done_until = max(done_until, ?) WHERE id = ? AND paused <> ?";

    protected override bool Write(SqliteSession session)
    {
        var value = paused ? 1 : 0;
        session[Pause].Bind(value).Bind(now).Bind(scheduleId).Bind(value).Run();
        return session.Changes > 0;
    }
}
