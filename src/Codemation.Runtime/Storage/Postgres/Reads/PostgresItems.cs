using System.Runtime.CompilerServices;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Reads the items of a batch, some chunks at a time.</summary>
internal static class PostgresItems
{
    public const string First =
        "SELECT count, payload_id, items, attachments FROM activations WHERE run_id = $1 AND seq = 0";

    public const string FirstOutput =
        """
        SELECT count, payload_id, items, attachments FROM activations
        WHERE run_id = $1 AND seq = (SELECT seq FROM activations WHERE run_id = $1 AND seq > 0 AND step = $2 ORDER BY seq DESC LIMIT 1)
        """;

    public const string Output =
        """
        SELECT count, payload_id, items, attachments FROM batches
        WHERE run_id = $1 AND port = $3
            AND seq = (SELECT seq FROM activations WHERE run_id = $1 AND seq > 0 AND step = $2 ORDER BY seq DESC LIMIT 1)
        """;

    public const string Chunks =
        "SELECT count, items, attachments FROM payload_chunks WHERE payload_id = $1 AND chunk >= $2 ORDER BY chunk LIMIT 4";

    public static async ValueTask<StoredBatch?> FindAsync(PostgresReads reads, string runId, string step, int port, CancellationToken cancellationToken)
    {
        var found = await reads.ListAsync(
            batch => _ = (step, port) switch
            {
                (TriggerBatch.Step, TriggerBatch.Port) => batch.Add(First).Bind(runId),
                (_, 0) => batch.Add(FirstOutput).Bind(runId).Bind(step),
                _ => batch.Add(Output).Bind(runId).Bind(step).Bind(port),
            },
            row => row.Int32OrNull(0) is not { } count ? null : new StoredBatch(
                count, Live: null, row.Int64OrNull(1) is { } payload ? Stream(reads, payload) : Inline(new BatchChunk(count, row.Bytes(2), row.Bytes(3)))),
            cancellationToken).ConfigureAwait(false);
        return found.FirstOrDefault();
    }

#pragma warning disable CS1998 // What is in the row already takes no waiting.
    private static async IAsyncEnumerable<BatchChunk> Inline(BatchChunk chunk)
#pragma warning restore CS1998
    {
        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    // Every few chunks are a read of their own, so that no connection is held while the reader of the items takes its time.
    private static async IAsyncEnumerable<BatchChunk> Stream(
        PostgresReads reads, long payload, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var next = 0; ;)
        {
            var first = next;
            var chunks = await reads.ListAsync(
                batch => batch.Add(Chunks).Bind(payload).Bind(first),
                static row => new BatchChunk(row.GetInt32(0), row.Bytes(1), row.Bytes(2)),
                cancellationToken).ConfigureAwait(false);
            if (chunks.Count == 0)
            {
                yield break;
            }

            foreach (var chunk in chunks)
            {
                yield return chunk;
            }

            next += chunks.Count;
        }
    }
}
