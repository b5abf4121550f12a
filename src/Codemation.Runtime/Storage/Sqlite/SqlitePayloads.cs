using Codemation.Runtime.Storage.Batches;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Writes large batches in transactions that they share with whatever else is written.</summary>
internal sealed class SqlitePayloads(SqliteWriter writer) : IPayloadWriter
{
    public ValueTask<long> WriteAsync(long? payload, int firstChunk, List<EncodedChunk> chunks, PooledBytes bytes, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new PayloadWrite(payload, firstChunk, chunks, bytes, cancellationToken)));

    public async ValueTask DiscardAsync(List<long> payloads) => await writer.WriteAsync(new DiscardPayloadsWrite(payloads)).ConfigureAwait(false);
}
