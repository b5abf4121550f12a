namespace Codemation.Runtime.Storage.Batches;

/// <summary>A batch that is ready to be written.</summary>
/// <param name="Count">How many items it has.</param>
/// <param name="Lineage">Where they came from.</param>
/// <param name="PayloadId">The payload that was written ahead; null when the items are in <paramref name="Inline"/>.</param>
/// <param name="Inline">The items.</param>
internal readonly record struct EncodedBatch(int Count, ReadOnlyMemory<byte> Lineage, long? PayloadId, EncodedChunk Inline);
