namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Has a run hold some of what another one holds.</summary>
internal sealed class ShareBlobsWrite(BlobShare share, string toRunId, CancellationToken cancellationToken) : SqliteWrite<bool>(cancellationToken)
{
    public const string One =
        """
        INSERT OR IGNORE INTO blob_refs (run_id, key)
        SELECT ?, blobs.key FROM blobs JOIN blob_refs ON blob_refs.key = blobs.key
        WHERE blobs.sha256 = ? AND blobs.dropped = 0 AND blob_refs.run_id = ?
        """;

    private const string All = "INSERT OR IGNORE INTO blob_refs (run_id, key) SELECT ?, key FROM blob_refs WHERE run_id = ?";

    public static void Apply(SqliteSession session, BlobShare share, string toRunId)
    {
        if (share.Sha256 is null)
        {
            session[All].Bind(toRunId).Bind(share.RunId).Run();
            return;
        }

        foreach (var sha256 in share.Sha256)
        {
            session[One].Bind(toRunId).Bind(sha256).Bind(share.RunId).Run();
        }
    }

    protected override bool Write(SqliteSession session)
    {
        Apply(session, share, toRunId);
        return true;
    }
}
