namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Lets go of a run that its owner does not finish. Gives whether the owner still owned it.</summary>
internal sealed class ReleaseRunWrite(string runId, long epoch, DateTimeOffset at, CancellationToken cancellationToken) : SqliteWrite<bool>(cancellationToken)
{
    public const string Release = "UPDATE runs SET status = 'pending', owner = NULL, epoch = epoch + 1 WHERE id = ? AND epoch = ? AND status = 'running'";

    private const string Cancelled = "SELECT parent_run_id, waited FROM runs WHERE id = ? AND cancel_requested = 1";

    protected override bool Write(SqliteSession session)
    {
        session[Release].Bind(runId).Bind(epoch).Run();
        if (session.Changes == 0)
        {
            return false;
        }

        var cancelled = session[Cancelled].Bind(runId);
        if (cancelled.Step())
        {
            var (parent, waited) = (cancelled.TextOrNull(0), cancelled.Int64(1) != 0);
            cancelled.Reset();
            RunEnding.Cancel(session, runId, parent, waited, at);
        }

        return true;
    }
}
