using System.Buffers;
using System.Text.Json;

namespace Codemation.Runtime.Engine.Encoding;

/// <summary>What one item of a step with effects gave, as it is recorded along the way: value and attachments in turn.</summary>
internal abstract class ItemResultCodec<T>
{
    public byte[] Encode(in NodeResult<T> result)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartArray();
        for (var i = 0; i < result.Count; i++)
        {
            var item = result.Several is { } several ? several[i] : result.Single;
            Write(writer, item.Json);
            AttachmentCodec.Write(writer, item.Attachments);
        }

        writer.WriteEndArray();
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    public NodeResult<T> Decode(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var items = new List<Item<T>>();
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var value = Read(ref reader);
            reader.Read();
            items.Add(new Item<T>(value, AttachmentCodec.Read(ref reader), default));
        }

        return items.Count == 1 ? new NodeResult<T>(items[0]) : new NodeResult<T>([.. items]);
    }

    /// <summary>Writes a value as one JSON value.</summary>
    protected abstract void Write(Utf8JsonWriter writer, T value);

    /// <summary>Reads a value; the reader is on its first token, and ends on its last one.</summary>
    protected abstract T Read(ref Utf8JsonReader reader);
}
