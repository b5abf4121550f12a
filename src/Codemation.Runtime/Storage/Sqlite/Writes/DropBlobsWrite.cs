using Codemation.Runtime.Binary;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Marks content that no run holds as dropped. Gives all that is.</summary>
internal sealed class DropBlobsWrite(DateTimeOffset heldBefore, int most, CancellationToken cancellationToken)
    : SqliteWrite<IReadOnlyList<Blob>>(cancellationToken)
{
    public const string Drop =
        """
        UPDATE blobs SET dropped = 1
        WHERE key IN (SELECT key FROM blobs WHERE refs = 0 AND dropped = 0 AND held_at < ? ORDER BY held_at LIMIT ?)
        """;

    public const string Dropped = "SELECT key, size FROM blobs WHERE dropped = 1 LIMIT ?";

    protected override IReadOnlyList<Blob> Write(SqliteSession session)
    {
        session[Drop].Bind(heldBefore).Bind(most).Run();
        var dropped = new List<Blob>();
        var select = session[Dropped].Bind(most);
        while (select.Step())
        {
            dropped.Add(new Blob(BlobKey.Parse(select.Text(0)), select.Int64(1)));
        }

        return dropped;
    }
}
