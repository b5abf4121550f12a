namespace Codemation.Runtime.Storage;

/// <summary>A batch as a store gives it back: either the object that was handed in, or its encoded form.</summary>
/// <param name="Count">How many items there are.</param>
/// <param name="Live">The object handed in, where the store kept it.</param>
/// <param name="Chunks">The encoded items, where it did not; read once.</param>
internal sealed record StoredBatch(int Count, BatchPayload? Live, IAsyncEnumerable<BatchChunk>? Chunks);
