using System.Buffers;
using System.Runtime.CompilerServices;
using Codemation.Runtime.Storage.Batches;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Reads the items of a batch, a chunk at a time.</summary>
internal static class StoredItems
{
    public const string Input = "SELECT count, payload_id, items, attachments FROM batches WHERE run_id = ? AND seq = 0 AND port = ?";

    public const string FirstOutput =
        "SELECT count, payload_id, items, attachments FROM activations WHERE run_id = ? AND step = ? ORDER BY seq DESC LIMIT 1";

    public const string Output =
        """
        SELECT count, payload_id, items, attachments FROM batches
        WHERE run_id = ?1 AND port = ?2 AND seq = (SELECT max(seq) FROM activations WHERE run_id = ?1 AND step = ?3)
        """;

    public const string Chunk = "SELECT count, items, attachments FROM payload_chunks WHERE payload_id = ? AND chunk = ?";

    public static StoredBatch? Find(SqliteReaders readers, string runId, string step, int port) =>
        readers.Read((readers, runId, step, port), static (session, wanted) =>
        {
            var select = (wanted.step, wanted.port) switch
            {
                (TriggerBatch.Step, _) => session[Input].Bind(wanted.runId).Bind(wanted.port),
                (_, 0) => session[FirstOutput].Bind(wanted.runId).Bind(wanted.step),
                _ => session[Output].Bind(wanted.runId).Bind(wanted.port).Bind(wanted.step),
            };
            var batch = select.Step() && !select.IsNull(0) ? Read(wanted.readers, select) : null;
            select.EnsureReset();
            return batch;
        });

    private static StoredBatch Read(SqliteReaders readers, SqliteStatement row)
    {
        var count = row.Int32(0);
        var chunks = row.IsNull(1) ? Inline(new BatchChunk(count, row.Bytes(2).ToArray(), row.Bytes(3).ToArray())) : Stream(readers, row.Int64(1));
        return new StoredBatch(count, Live: null, chunks);
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

    // Every chunk is a read of its own, so that no connection is held while the reader of the items takes its time.
    private static async IAsyncEnumerable<BatchChunk> Stream(
        SqliteReaders readers, long payload, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buffer = new PooledBytes();
        try
        {
            for (var chunk = 0; ; chunk++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                buffer.Truncate(0);
                var read = readers.Read((payload, chunk, buffer), static (session, wanted) =>
                {
                    var select = session[Chunk].Bind(wanted.payload).Bind(wanted.chunk);
                    if (!select.Step())
                    {
                        return default(EncodedChunk?);
                    }

                    var found = new EncodedChunk(select.Int32(0), wanted.buffer.Append(select.Bytes(1)), wanted.buffer.Append(select.Bytes(2)));
                    select.Reset();
                    return found;
                });
                if (read is not { } found)
                {
                    yield break;
                }

                yield return new BatchChunk(found.Count, buffer.Memory(found.Items), buffer.Memory(found.Attachments));
            }
        }
        finally
        {
            buffer.Dispose();
        }
    }
}
