namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Forgets dropped content. Gives how much there was.</summary>
internal sealed class ForgetBlobsWrite(IReadOnlyList<Blob> removed, CancellationToken cancellationToken) : SqliteWrite<int>(cancellationToken)
{
    public const string Forget = "DELETE FROM blobs WHERE key = ? AND dropped = 1";

    protected override int Write(SqliteSession session)
    {
        foreach (var blob in removed)
        {
            session[Forget].Bind(blob.Key.ToString()).Run();
        }

        return removed.Count;
    }
}
