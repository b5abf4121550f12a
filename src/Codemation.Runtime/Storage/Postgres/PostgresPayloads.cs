using Codemation.Runtime.Storage.Batches;
using Npgsql;
using NpgsqlTypes;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Writes large batches, some chunks at a time.</summary>
internal sealed class PostgresPayloads(PostgresTransactions transactions) : IPayloadWriter
{
    private const string NewPayload = "INSERT INTO payloads DEFAULT VALUES RETURNING id";

    private const string CopyChunks = "COPY payload_chunks (payload_id, chunk, count, items, attachments) FROM STDIN (FORMAT BINARY)";

    private const string DeleteChunks =
        "DELETE FROM payload_chunks WHERE payload_id IN (SELECT id FROM payloads WHERE id = ANY($1) AND NOT used)";

    private const string DeletePayloads = "DELETE FROM payloads WHERE id = ANY($1) AND NOT used";

    public ValueTask<long> WriteAsync(long? payload, int firstChunk, List<EncodedChunk> chunks, PooledBytes bytes, CancellationToken cancellationToken) =>
        new(transactions.RunAsync(
            async transaction =>
            {
                var id = payload ?? 0;
                var batch = transaction.Batch();
                await using (batch.ConfigureAwait(false))
                {
                    if (payload is null)
                    {
                        batch.Add(NewPayload);
                    }

                    var reader = await transaction.ReadAsync(batch).ConfigureAwait(false);
                    await using (reader.ConfigureAwait(false))
                    {
                        if (payload is null)
                        {
                            await reader.ReadAsync().ConfigureAwait(false);
                            id = reader.GetInt64(0);
                        }
                    }
                }

                await CopyAsync(transaction.Connection, id, firstChunk, chunks, bytes).ConfigureAwait(false);
                return (id, default(NpgsqlBatch?));
            },
            cancellationToken));

    public async ValueTask DiscardAsync(List<long> payloads) => await transactions.RunAsync(
        transaction =>
        {
            var batch = transaction.Batch();
            batch.Add(DeleteChunks).Bind(payloads);
            batch.Add(DeletePayloads).Bind(payloads);
            return Task.FromResult((true, (NpgsqlBatch?)batch));
        },
        CancellationToken.None).ConfigureAwait(false);

    private static async Task CopyAsync(NpgsqlConnection connection, long id, int firstChunk, List<EncodedChunk> chunks, PooledBytes bytes)
    {
        var copy = await connection.BeginBinaryImportAsync(CopyChunks).ConfigureAwait(false);
        await using (copy.ConfigureAwait(false))
        {
            for (var i = 0; i < chunks.Count; i++)
            {
                var chunk = chunks[i];
                await copy.StartRowAsync().ConfigureAwait(false);
                await copy.WriteAsync(id, NpgsqlDbType.Bigint).ConfigureAwait(false);
                await copy.WriteAsync(firstChunk + i, NpgsqlDbType.Integer).ConfigureAwait(false);
                await copy.WriteAsync(chunk.Count, NpgsqlDbType.Integer).ConfigureAwait(false);
                await copy.WriteAsync(bytes.Memory(chunk.Items), NpgsqlDbType.Bytea).ConfigureAwait(false);
                await copy.WriteAsync(bytes.Memory(chunk.Attachments), NpgsqlDbType.Bytea).ConfigureAwait(false);
            }

            await copy.CompleteAsync().ConfigureAwait(false);
        }
    }
}
