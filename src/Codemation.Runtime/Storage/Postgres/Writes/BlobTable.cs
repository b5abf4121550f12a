using Codemation.Runtime.Binary;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>How it is written that runs hold content.</summary>
internal sealed class BlobTable(PostgresTransaction transaction)
{
    // Keeps the run from being removed meanwhile.
    private const string LockRun = "SELECT 1 FROM runs WHERE id = $1 FOR KEY SHARE";

    // Nothing is inserted for a run that isn't there.
    private const string Insert =
        """
        INSERT INTO blobs (key, sha256, size) SELECT $1, $2, $3 FROM runs WHERE id = $4
        ON CONFLICT (sha256) WHERE NOT dropped DO UPDATE SET held_at = now()
        RETURNING key, size
        """;

    private const string Refer = "INSERT INTO blob_refs (run_id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    // The lock keeps content from being dropped meanwhile, and leaves out what was; the order keeps two who share the same from each other's way.
    private const string Share =
        """
        INSERT INTO blob_refs (run_id, key)
        SELECT $1, blobs.key FROM blobs JOIN blob_refs ON blob_refs.key = blobs.key
        WHERE blob_refs.run_id = $2 AND blobs.sha256 = ANY($3) AND NOT blobs.dropped ORDER BY blobs.key FOR NO KEY UPDATE OF blobs
        ON CONFLICT DO NOTHING
        """;

    private const string ShareAll =
        """
        INSERT INTO blob_refs (run_id, key)
        SELECT $1, blobs.key FROM blobs JOIN blob_refs ON blob_refs.key = blobs.key
        WHERE blob_refs.run_id = $2 AND NOT blobs.dropped ORDER BY blobs.key FOR NO KEY UPDATE OF blobs
        ON CONFLICT DO NOTHING
        """;

    public static Blob Read(NpgsqlDataReader row) => new(BlobKey.Parse(row.GetString(0)), row.GetInt64(1));

    /// <summary>Has a run hold some of what another one holds.</summary>
    public static void AppendTo(NpgsqlBatch batch, BlobShare share, string toRunId)
    {
        if (share.Sha256 is { } some)
        {
            batch.Add(Share).Bind(toRunId).Bind(share.RunId).Bind(some);
        }
        else
        {
            batch.Add(ShareAll).Bind(toRunId).Bind(share.RunId);
        }
    }

    /// <summary>Has a run hold content. Writes all but the last batch of statements.</summary>
    /// <returns>The key that the content has, or null when there is no such run; and the last batch.</returns>
    public async Task<(Blob? Held, NpgsqlBatch? Last)> HoldAsync(string runId, Blob blob)
    {
        if (await InsertAsync(runId, blob).ConfigureAwait(false) is not { } held)
        {
            return (null, null);
        }

        var last = transaction.Batch();
        last.Add(Refer).Bind(runId).Bind(held.Key.ToString());
        return (held, last);
    }

    private async Task<Blob?> InsertAsync(string runId, Blob blob)
    {
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(LockRun).Bind(runId);
            batch.Add(Insert).Bind(blob.Key.ToString()).Bind(blob.Key.Sha256).Bind(blob.Size).Bind(runId);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                await rows.NextResultAsync().ConfigureAwait(false);
                return await rows.ReadAsync().ConfigureAwait(false) ? Read(rows) : null;
            }
        }
    }
}
