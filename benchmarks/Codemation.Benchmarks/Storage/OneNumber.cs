using Codemation.Runtime.Storage;

namespace Codemation.Benchmarks.Storage;

/// <summary>A batch of one small item.</summary>
internal sealed class OneNumber : BatchPayload
{
    private static readonly byte[] Item = "1\n"u8.ToArray();

    public override int Count => 1;

    public override ReadOnlyMemory<byte> EncodeLineage() => default;

    public override IEnumerable<BatchChunk> EncodeItems()
    {
        yield return new BatchChunk(1, Item, default);
    }
}
