namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Removes old signals that no wait holds. Gives how many.</summary>
internal sealed class DeleteSignalsWrite(DateTimeOffset receivedBefore, int most, CancellationToken cancellationToken) : SqliteWrite<int>(cancellationToken)
{
    public const string Delete =
        """
        DELETE FROM signals WHERE id IN (
            SELECT id FROM signals
            WHERE received_at < ? AND NOT EXISTS (SELECT 1 FROM waits WHERE signal_id = signals.id)
            ORDER BY received_at LIMIT ?)
        """;

    protected override int Write(SqliteSession session)
    {
        session[Delete].Bind(receivedBefore).Bind(most).Run();
        return session.Changes;
    }
}
