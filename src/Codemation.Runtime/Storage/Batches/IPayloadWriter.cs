namespace Codemation.Runtime.Storage.Batches;

/// <summary>Writes batches that are too large for one row, ahead of the write that names them.</summary>
internal interface IPayloadWriter
{
    /// <summary>Writes the next chunks of a payload.</summary>
    /// <returns>The payload's id.</returns>
    ValueTask<long> WriteAsync(long? payload, int firstChunk, List<EncodedChunk> chunks, PooledBytes bytes, CancellationToken cancellationToken);

    /// <summary>Removes payloads that no batch names.</summary>
    ValueTask DiscardAsync(List<long> payloads);
}
