namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Makes pending the suspended runs whose time has come. Gives how many there were.</summary>
internal sealed class WakeDueWrite(DateTimeOffset now, int most, CancellationToken cancellationToken) : SqliteWrite<int>(cancellationToken)
{
    public const string Wake =
        """
        UPDATE runs SET status = 'pending', wake_at = NULL, wait_reason = NULL
        WHERE id IN (SELECT id FROM runs INDEXED BY runs_due WHERE status = 'suspended' AND wake_at IS NOT NULL AND wake_at <= ? ORDER BY wake_at LIMIT ?)
        """;

    protected override int Write(SqliteSession session)
    {
        session[Wake].Bind(now).Bind(most).Run();
        return session.Changes;
    }
}
