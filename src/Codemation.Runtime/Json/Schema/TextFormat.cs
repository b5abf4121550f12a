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
        ["date-time"] = new("a date and time like 2026-01-31T13:45:00Z", IsDateTime, Instant),
        ["date"] = new(
            "a date like 2026-01-31",
            (ref readonly Utf8JsonReader r) => Reads(in r, JsonMetadataServices.DateOnlyConverter, out _),
            (ref readonly Utf8JsonReader r) => Reads(in r, JsonMetadataServices.DateOnlyConverter, out var date) ? date.DayNumber : null),
        ["time"] = new(
            "a time like 13:45:00",
            (ref readonly Utf8JsonReader r) => Reads(in r, JsonMetadataServices.TimeOnlyConverter, out _),
            (ref readonly Utf8JsonReader r) => Reads(in r, JsonMetadataServices.TimeOnlyConverter, out var time) ? time.Ticks : null),
        ["duration"] = new(
            "a duration like 1.02:03:04 (days.hours:minutes:seconds)",
            (ref readonly Utf8JsonReader r) => Reads(in r, JsonMetadataServices.TimeSpanConverter, out _)),
        ["uuid"] = new("a UUID", (ref readonly Utf8JsonReader r) => r.TryGetGuid(out _)),
        ["uri"] = new("a URI", (ref readonly Utf8JsonReader r) => Uri.TryCreate(r.GetString(), UriKind.RelativeOrAbsolute, out _)),
        ["email"] = new("an e-mail address", (ref readonly Utf8JsonReader r) => IsEmailAddress(r.GetString()!)),
    };

    private readonly Check _check;
    private readonly Order? _order;

    private TextFormat(string words, Check check, Order? order = null)
    {
        Words = words;
        _check = check;
        _order = order;
    }

    private delegate bool Check(ref readonly Utf8JsonReader reader);

    private delegate long? Order(ref readonly Utf8JsonReader reader);

    /// <summary>Bytes as text.</summary>
    public static TextFormat Base64 { get; } = new(
        "base64", (ref readonly Utf8JsonReader r) => System.Buffers.Text.Base64.IsValid(r.GetString()));

    /// <summary>What is expected, for error messages.</summary>
    public string Words { get; }

    /// <summary>Whether values can be earlier or later than others.</summary>
    public bool HasOrder => _order is not null;

    /// <summary>The format of that name, or null.</summary>
    public static TextFormat? Named(string? name) => name is null ? null : Known.GetValueOrDefault(name);

    /// <summary>Whether the string that the reader is at has the format.</summary>
    /// <param name="reader">At a string that is valid text.</param>
    public bool Matches(ref readonly Utf8JsonReader reader) => _check(in reader);

    /// <summary>Where the string that the reader is at stands among the values of the format; null where that can't be said.</summary>
    /// <param name="reader">At a string that is valid text.</param>
    public long? Position(ref readonly Utf8JsonReader reader) => _order?.Invoke(in reader);

    private static bool IsDateTime(ref readonly Utf8JsonReader reader)
        // Each reads a few values at the ends of the calendar that the other doesn't.
        => reader.TryGetDateTime(out _) || reader.TryGetDateTimeOffset(out _);

    /// <summary>Without an offset a time is taken for one in UTC, so that the machine's time zone decides nothing.</summary>
    private static long? Instant(ref readonly Utf8JsonReader reader) =>
        reader.TryGetDateTime(out var time) && time.Kind == DateTimeKind.Unspecified ? time.Ticks
        : reader.TryGetDateTimeOffset(out var moment) ? moment.UtcTicks
        : null;

    // What [EmailAddress] takes: it is meant to catch slips, not to tell what a mail server would accept.
    private static bool IsEmailAddress(string text) =>
        !text.AsSpan().ContainsAny('\r', '\n') && text.IndexOf('@') is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1;

    private static bool Reads<T>(ref readonly Utf8JsonReader reader, JsonConverter<T> converter, out T? value)
    {
        var copy = reader;
        try
        {
            value = converter.Read(ref copy, typeof(T), Options);
            return true;
        }
        catch (Exception error) when (error is FormatException or JsonException or OverflowException)
        {
            value = default;
            return false;
        }
    }
}
