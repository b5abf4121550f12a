using System.Buffers;
using System.Text.Json;

namespace Codemation.Runtime.Engine.Encoding;

/// <summary>What one item of a step with effects gave, as it is recorded along the way: value and attachments in turn.</summary>
internal sealed class ItemResultCodec<T>(ItemType<T> type)
{
    public byte[] Encode(in NodeResult<T> result)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartArray();
        for (var i = 0; i < result.Count; i++)
        {
            var item = result.Several is { } several ? several[i] : result.Single;
            JsonSerializer.Serialize(writer, item.Json, type.JsonTypeInfo);
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
            var value = JsonSerializer.Deserialize(ref reader, type.JsonTypeInfo)!;
            reader.Read();
            items.Add(new Item<T>(value, AttachmentCodec.Read(ref reader), default));
        }

        return items.Count == 1 ? new NodeResult<T>(items[0]) : new NodeResult<T>([.. items]);
    }
}
