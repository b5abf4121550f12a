using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Codemation.Runtime.Engine.Encoding;

/// <summary>References to attachments as JSON: per item an object by name, or null.</summary>
internal static class AttachmentCodec
{
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<ImmutableDictionary<string, BinaryRef>?> items)
    {
        using var writer = new Utf8JsonWriter(output);
        foreach (var item in items)
        {
            writer.Reset();
            Write(writer, item);
            writer.Flush();
            output.Write("\n"u8);
        }
    }

    public static void Write(Utf8JsonWriter writer, ImmutableDictionary<string, BinaryRef>? item)
    {
        if (item is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var (name, attachment) in item.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(name);
            writer.WriteString("contentType"u8, attachment.ContentType);
            writer.WriteNumber("size"u8, attachment.Size);
            writer.WriteString("sha256"u8, attachment.Sha256);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public static void Read(ReadOnlySpan<byte> json, Span<ImmutableDictionary<string, BinaryRef>?> items)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true });
        for (var i = 0; i < items.Length; i++)
        {
            reader.Read();
            items[i] = Read(ref reader);
        }
    }

    public static ImmutableDictionary<string, BinaryRef>? Read(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var all = ImmutableDictionary.CreateBuilder<string, BinaryRef>(StringComparer.Ordinal);
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            all.Add(entry.Name, new BinaryRef(
                entry.Name,
                entry.Value.GetProperty("contentType"u8).GetString()!,
                entry.Value.GetProperty("size"u8).GetInt64(),
                entry.Value.GetProperty("sha256"u8).GetString()!));
        }

        return all.ToImmutable();
    }
}
