using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>Values as error messages show them: short JSON.</summary>
internal static class FoundValue
{
    private const int MaxLength = 60;

    /// <summary>The value that the reader is at.</summary>
    /// <param name="reader">At the first token of a value; strings must be valid text.</param>
    public static string Describe(ref readonly Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => Quote(reader.GetString()!),
        _ => Cut(Encoding.UTF8.GetString(reader.ValueSpan)),
    };

    /// <summary>The text as a JSON string, cut to a readable length.</summary>
    public static string Quote(string text) => $"\"{Escape(Cut(text))}\"";

    /// <summary>The text as it stands between the quotes of a JSON string, readable but harmless to a terminal.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // The encoder would write every character beyond the first 65,536 as two escapes.
            escaped.Append(rune.IsBmp ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(rune.ToString()) : rune.ToString());
        }

        return escaped.ToString();
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return $"{text.AsSpan(0, end)}…";
    }
}
