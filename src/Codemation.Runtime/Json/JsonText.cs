using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Codemation.Runtime.Json;

/// <summary>Writes values as JSON for files and terminals: text stays readable, only what could harm there is escaped. Not for use inside HTML.</summary>
internal static class JsonText
{
    // Control and private-use characters are still escaped, so a value can't drive a terminal.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, NewLine = "\n" };

    /// <summary>A writer; the caller disposes it.</summary>
    public static Utf8JsonWriter Writer(IBufferWriter<byte> output, bool indented = false) => new(output, indented ? Indented : Compact);

    /// <inheritdoc cref="Writer(IBufferWriter{byte}, bool)"/>
    public static Utf8JsonWriter Writer(Stream output, bool indented = false) => new(output, indented ? Indented : Compact);

    /// <summary>Writes one value.</summary>
    public static void Write<T>(IBufferWriter<byte> output, T value, JsonTypeInfo<T> type, bool indented = false)
    {
        using var writer = Writer(output, indented);
        JsonSerializer.Serialize(writer, value, type);
    }

    /// <summary>Writes one compact line for each value.</summary>
    public static void WriteLines<T>(IBufferWriter<byte> output, IEnumerable<T> values, JsonTypeInfo<T> type)
    {
        using var writer = Writer(output);
        foreach (var value in values)
        {
            JsonSerializer.Serialize(writer, value, type);
            writer.Flush();
            writer.Reset();
            output.Write("\n"u8);
        }
    }

    /// <summary>One value as text.</summary>
    public static byte[] ToUtf8<T>(T value, JsonTypeInfo<T> type, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, value, type, indented);
        return buffer.WrittenSpan.ToArray();
    }
}
