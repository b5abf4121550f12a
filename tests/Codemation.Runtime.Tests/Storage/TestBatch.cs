using System.Text;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <summary>Items that are JSON text already; the buffer that chunks are made in is used again, as the contract allows.</summary>
internal sealed class TestBatch(int itemsPerChunk, params string[] items) : BatchPayload
{
    public TestBatch(params string[] items)
        : this(2, items)
    {
    }

    public override int Count => items.Length;

    public string? Attachments { get; init; }

    public override ReadOnlyMemory<byte> EncodeLineage() => Encoding.ASCII.GetBytes($"lineage of {items.Length}");

    public override IEnumerable<BatchChunk> EncodeItems()
    {
        var buffer = new byte[items.Sum(item => Encoding.UTF8.GetMaxByteCount(item.Length + 1))];
        foreach (var chunk in items.Chunk(itemsPerChunk))
        {
            var length = Encoding.UTF8.GetBytes(string.Join('\n', chunk), buffer);
            var attachments = Attachments is null ? [] : Encoding.UTF8.GetBytes(Attachments);
            yield return new BatchChunk(chunk.Length, buffer.AsMemory(0, length), attachments);
            buffer.AsSpan().Clear();
        }
    }
}
