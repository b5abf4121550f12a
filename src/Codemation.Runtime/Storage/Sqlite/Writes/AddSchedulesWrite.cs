namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Makes schedules known, unless they are. Gives how many were not.</summary>
internal sealed class AddSchedulesWrite(IReadOnlyCollection<NewSchedule> schedules, DateTimeOffset now, CancellationToken cancellationToken)
    : SqliteWrite<int>(cancellationToken)
{
    private const string Insert = "INSERT INTO schedules (id, workflow_id, done_until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    protected override int Write(SqliteSession session)
    {
        var added = 0;
        foreach (var (id, workflowId) in schedules)
        {
            session[Insert].Bind(id).Bind(workflowId).Bind(now).Run();
            added += session.Changes;
        }

        return added;
    }
}
