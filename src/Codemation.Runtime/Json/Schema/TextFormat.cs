using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Codemation.Runtime.Json;

/// <summary>A format of text: exactly what System.Text.Json reads into the .NET type that the format stands for.</summary>
internal sealed class TextFormat
{
    private static readonly JsonSerializerOptions Options = new();

    private static readonly Dictionary<string, TextFormat> Known = new(StringComparer.Ordinal)
    {
        ["date-time"] = new("a date and time like 2026-01-31T13:45:00Z", IsDateTime),
        ["date"] = new("a date like 2026-01-31", (ref readonly Utf8JsonReader r) => Reads(in r, JsonMetadataServices.DateOnlyConverter)),
        ["time"] = new("a time like 13:45:00", (ref readonly Utf8JsonReader r) => Reads(in r, JsonMetadataServices.TimeOnlyConverter)),
        ["duration"] = new("a duration like 1.02:03:04 (days.hours:minutes:seconds)", (ref readonly Utf8JsonReader r) => Reads(in r, JsonMetadataServices.TimeSpanConverter)),
        ["uuid"] = new("a UUID", (ref readonly Utf8JsonReader r) => r.TryGetGuid(out _)),
        ["uri"] = new("a URI", (ref readonly Utf8JsonReader r) => Uri.TryCreate(r.GetString(), UriKind.RelativeOrAbsolute, out _)),
    };

    private readonly Check _check;

    private TextFormat(string words, Check check)
    {
        Words = words;
        _check = check;
    }

    private delegate bool Check(ref readonly Utf8JsonReader reader);

    /// <summary>What is expected, for error messages.</summary>
    public string Words { get; }

    /// <summary>The format of that name, or null.</summary>
    public static TextFormat? Named(string? name) => name is null ? null : Known.GetValueOrDefault(name);

    /// <summary>Whether the string that the reader is at has the format.</summary>
    /// <param name="reader">At a string that is valid text.</param>
    public bool Matches(ref readonly Utf8JsonReader reader) => _check(in reader);

    private static bool IsDateTime(ref readonly Utf8JsonReader reader)
        // Each reads a few values at the ends of the calendar that the other doesn't.
        => reader.TryGetDateTime(out _) || reader.TryGetDateTimeOffset(out _);

    private static bool Reads<T>(ref readonly Utf8JsonReader reader, JsonConverter<T> converter)
    {
        var copy = reader;
        try
        {
            converter.Read(ref copy, typeof(T), Options);
            return true;
        }
        catch (Exception error) when (error is FormatException or JsonException or OverflowException)
        {
            return false;
        }
    }
}
