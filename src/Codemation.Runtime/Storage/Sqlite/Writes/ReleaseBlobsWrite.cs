namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Has runs let go of all the content they hold. They have ended, which nothing changes. Gives how many did.</summary>
internal sealed class ReleaseBlobsWrite(List<string> runIds, CancellationToken cancellationToken) : SqliteWrite<int>(cancellationToken)
{
    public const string Release = "DELETE FROM blob_refs WHERE run_id = ?";

    protected override int Write(SqliteSession session)
    {
        foreach (var runId in runIds)
        {
            session[Release].Bind(runId).Run();
        }

        return runIds.Count;
    }
}
