using Codemation.Runtime.Binary;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Has a run hold content. Gives the key that the content has, or null when there is no such run.</summary>
internal sealed class HoldBlobWrite(string runId, Blob blob, DateTimeOffset at, CancellationToken cancellationToken)
    : SqliteWrite<Blob?>(cancellationToken)
{
    private const string RunExists = "SELECT 1 FROM runs WHERE id = ?";

    public const string Insert =
        """
        INSERT INTO blobs (key, sha256, size, held_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (sha256) WHERE dropped = 0 DO UPDATE SET held_at = max(held_at, excluded.held_at)
        RETURNING key, size
        """;

    public const string Refer = "INSERT OR IGNORE INTO blob_refs (run_id, key) VALUES (?, ?)";

    protected override Blob? Write(SqliteSession session)
    {
        var run = session[RunExists].Bind(runId);
        if (!run.Step())
        {
            return null;
        }

        run.Reset();
        var insert = session[Insert].Bind(blob.Key.ToString()).Bind(blob.Key.Sha256).Bind(blob.Size).Bind(at);
        insert.Step();
        var held = new Blob(BlobKey.Parse(insert.Text(0)), insert.Int64(1));
        insert.Run();
        session[Refer].Bind(runId).Bind(held.Key.ToString()).Run();
        return held;
    }
}
