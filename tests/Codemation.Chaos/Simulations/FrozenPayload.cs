using Codemation.Runtime.Storage;

namespace Codemation.Chaos.Simulations;

/// <summary>A batch as a store outside of the process has it: encoded, and independent of the objects it was made from.</summary>
internal sealed class FrozenPayload : BatchPayload
{
    private readonly byte[] lineage;
    private readonly BatchChunk[] chunks;

    public FrozenPayload(BatchPayload payload)
    {
        Count = payload.Count;
        lineage = payload.EncodeLineage().ToArray();
        chunks = [.. payload.EncodeItems().Select(chunk => new BatchChunk(chunk.Count, chunk.Items.ToArray(), chunk.Attachments.ToArray()))];
    }

    public override int Count { get; }

    public string Text => string.Concat(chunks.Select(chunk => System.Text.Encoding.UTF8.GetString(chunk.Items.Span)));

    public override ReadOnlyMemory<byte> EncodeLineage() => lineage;

    public override IEnumerable<BatchChunk> EncodeItems() => chunks;

    public StoredBatch ToStored() => new(Count, Live: null, ReadAsync());

#pragma warning disable CS1998 // It is all there.
    private async IAsyncEnumerable<BatchChunk> ReadAsync()
#pragma warning restore CS1998
    {
        foreach (var chunk in chunks)
        {
            yield return chunk;
        }
    }
}
