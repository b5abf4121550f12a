namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Suspends a run that its owner can't execute, whatever it waits for. Gives whether it was done.</summary>
internal sealed class ParkRunWrite(string runId, long epoch, RunSuspension suspension, CancellationToken cancellationToken) : SqliteWrite<bool>(cancellationToken)
{
    public const string Park =
        """
        UPDATE runs SET status = 'suspended', owner = NULL, wait_reason = ?, wake_at = ?
        WHERE id = ? AND epoch = ? AND status = 'running' AND cancel_requested = 0
        """;

    protected override bool Write(SqliteSession session)
    {
        session[Park].Bind(suspension.Reason).Bind(suspension.WakeAt).Bind(runId).Bind(epoch).Run();
        return session.Changes > 0;
    }
}
