using System.Buffers;
using System.Text.Json;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Encoding;

/// <summary>A batch that is encoded when, and only if, a store writes it.</summary>
internal sealed class LivePayload<T>(Batch<T> batch, ItemType<T> type, string step, RunLimits limits) : BatchPayload
{
    private const int ChunkBytes = 256 * 1024;

    public Batch<T> Batch => batch;

    public override int Count => batch.Count;

    public override ReadOnlyMemory<byte> EncodeLineage() => LineageCodec.Encode(batch.Lineage, batch.Count);

    public override IEnumerable<BatchChunk> EncodeItems()
    {
        var items = new ArrayBufferWriter<byte>(Math.Min(ChunkBytes, 64 * (batch.Count + 1)));
        var attachments = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(items, new JsonWriterOptions { SkipValidation = true });
        for (var position = 0; position < batch.Count;)
        {
            items.ResetWrittenCount();
            attachments.ResetWrittenCount();
            var first = position;
            while (position < batch.Count && items.WrittenCount < ChunkBytes)
            {
                Write(writer, items, position++);
            }

            if (batch.Attachments is { } all)
            {
                AttachmentCodec.Write(attachments, all.AsSpan(first, position - first));
            }

            yield return new BatchChunk(position - first, items.WrittenMemory, attachments.WrittenMemory);
        }
    }

    private void Write(Utf8JsonWriter writer, ArrayBufferWriter<byte> items, int position)
    {
        var before = items.WrittenCount;
        writer.Reset();
        try
        {
            JsonSerializer.Serialize(writer, batch[position], type.JsonTypeInfo);
            writer.Flush();
        }
        catch (Exception error)
        {
            // The value is the author's own, and so is what may go wrong in writing it.
            throw new UnwritableItemException(step, position, error.Message, error);
        }

        var size = items.WrittenCount - before;
        if (size > limits.ItemBytes)
        {
            throw new ItemTooLargeException(
                step, position, $"{size:N0} bytes of JSON; the limit is {limits.ItemBytes:N0}. Attach large data to the item as a binary instead.");
        }

        items.GetSpan(1)[0] = (byte)'\n';
        items.Advance(1);
    }
}
