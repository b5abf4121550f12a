namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Makes pending what is running under other owners. Gives how many runs there were.</summary>
internal sealed class RecoverRunsWrite(string owner, CancellationToken cancellationToken) : SqliteWrite<int>(cancellationToken)
{
    private const string Recover =
        """
        UPDATE runs SET status = 'pending', owner = NULL, epoch = epoch + 1
        WHERE status = 'running' AND owner IS NOT ? AND parent_run_id IS NULL
        """;

    protected override int Write(SqliteSession session)
    {
        session[Recover].Bind(owner).Run();
        return session.Changes;
    }
}
