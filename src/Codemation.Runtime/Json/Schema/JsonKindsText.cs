using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>Between kinds, the names that schemas use, the words of error messages and tokens.</summary>
internal static class JsonKindsText
{
    private static readonly (JsonKinds Kinds, string Name, string Words)[] Known =
    [
        (JsonKinds.Number, "number", "a number"),
        (JsonKinds.Integer, "integer", "an integer"),
        (JsonKinds.String, "string", "a string"),
        (JsonKinds.Boolean, "boolean", "a boolean"),
        (JsonKinds.Object, "object", "an object"),
        (JsonKinds.Array, "array", "an array"),
        (JsonKinds.Null, "null", "null"),
    ];

    /// <summary>The kinds that a schema's <c>type</c> name stands for; none if there is no such type.</summary>
    public static JsonKinds Parse(string? name)
    {
        foreach (var known in Known)
        {
            if (known.Name == name)
            {
                return known.Kinds;
            }
        }

        return JsonKinds.None;
    }

    /// <summary>For example <c>an integer, a string or null</c>.</summary>
    public static string InWords(this JsonKinds kinds)
    {
        var words = new List<string>();
        foreach (var known in Known)
        {
            if ((kinds & known.Kinds) == known.Kinds)
            {
                words.Add(known.Words);
                kinds &= ~known.Kinds;
            }
        }

        return words.Count switch
        {
            0 => "no value",
            1 => words[0],
            _ => $"{string.Join(", ", words[..^1])} or {words[^1]}",
        };
    }

    /// <summary>The kind of the value that starts at the reader's token.</summary>
    public static JsonKinds KindOf(ref readonly Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => JsonKinds.Null,
        JsonTokenType.True or JsonTokenType.False => JsonKinds.Boolean,
        JsonTokenType.String => JsonKinds.String,
        JsonTokenType.StartObject => JsonKinds.Object,
        JsonTokenType.StartArray => JsonKinds.Array,
        _ => IsInteger(reader.ValueSpan) ? JsonKinds.Integer : JsonKinds.Fraction,
    };

    /// <summary>Whether a number is written without fraction and exponent, as integer types read it.</summary>
    public static bool IsInteger(ReadOnlySpan<byte> number) => number.IndexOfAny(".eE"u8) < 0;
}
