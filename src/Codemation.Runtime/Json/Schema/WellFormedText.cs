using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Codemation.Runtime.Json;

/// <summary>Whether a JSON string or name is text: the reader itself lets invalid UTF-8 and lone surrogates pass.</summary>
internal static class WellFormedText
{
    public static bool Holds(ref readonly Utf8JsonReader reader)
        => Utf8.IsValid(reader.ValueSpan) && (!reader.ValueIsEscaped || HasPairedSurrogates(reader.ValueSpan));

    /// <summary>Whether the string or name is this text, escaped or not.</summary>
    public static bool Is(ref readonly Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
        => reader.ValueIsEscaped
            ? HasPairedSurrogates(reader.ValueSpan) && reader.ValueTextEquals(utf8)
            : reader.ValueSpan.SequenceEqual(utf8);

    private static bool HasPairedSurrogates(ReadOnlySpan<byte> escaped)
    {
        while (escaped.IndexOf((byte)'\\') is >= 0 and var at)
        {
            escaped = escaped[at..];
            if (escaped[1] != 'u')
            {
                escaped = escaped[2..];
                continue;
            }

            var unit = Unit(escaped);
            escaped = escaped[6..];
            if (char.IsLowSurrogate(unit))
            {
                return false;
            }

            if (char.IsHighSurrogate(unit))
            {
                if (!escaped.StartsWith("\\u"u8) || !char.IsLowSurrogate(Unit(escaped)))
                {
                    return false;
                }

                escaped = escaped[6..];
            }
        }

        return true;
    }

    private static char Unit(ReadOnlySpan<byte> escape)
        => (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
