using System.Text;
using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>Reads the keywords about text.</summary>
internal static class StringReading
{
    public static readonly string[] Keywords =
    [
        "minLength", "maxLength", "pattern", "allOf", "format", "contentEncoding",
        "formatMinimum", "formatMaximum", "formatExclusiveMinimum", "formatExclusiveMaximum",
    ];

    /// <summary>The rules; null where there are none.</summary>
    public static StringRules? Read(JsonElement schema, string location)
    {
        if (!Keywords.Any(keyword => schema.TryGetProperty(keyword, out _)))
        {
            return null;
        }

        var format = Format(schema, location);
        return new StringRules
        {
            MinLength = SchemaReading.Count(schema, "minLength", location) ?? 0,
            MaxLength = SchemaReading.Count(schema, "maxLength", location) ?? int.MaxValue,
            Patterns = [.. Patterns(schema, location)],
            Format = format,
            Range = Range(schema, format, location),
            Encoding = Encoding(schema, location),
        };
    }

    private static IEnumerable<TextPattern> Patterns(JsonElement schema, string location)
    {
        if (schema.TryGetProperty("pattern", out var expression))
        {
            yield return Pattern(SchemaReading.Text(expression, location, "pattern"), location);
        }

        if (!schema.TryGetProperty("allOf", out var all))
        {
            yield break;
        }

        foreach (var one in SchemaReading.Elements(all, location, "allOf"))
        {
            var isPatternOnly = SchemaReading.Members(one, location, "allOf").Count() == 1 && one.TryGetProperty("pattern", out expression);
            yield return isPatternOnly
                ? Pattern(SchemaReading.Text(expression, location, "pattern"), location)
                : throw SchemaReading.Wrong(location, "each part of \"allOf\" may hold a \"pattern\" and nothing else");
        }
    }

    private static TextPattern Pattern(string pattern, string location)
    {
        try
        {
            return new TextPattern(pattern);
        }
        catch (ArgumentException error)
        {
            throw new FormatException(SchemaReading.Wrong(location, $"\"{pattern}\" isn't a regular expression").Message, error);
        }
    }

    private static TextFormat? Format(JsonElement schema, string location)
    {
        if (!schema.TryGetProperty("format", out var name))
        {
            return null;
        }

        var text = SchemaReading.Text(name, location, "format");
        return TextFormat.Named(text) ?? throw SchemaReading.Wrong(location, $"the format \"{text}\" isn't supported");
    }

    private static TextFormat? Encoding(JsonElement schema, string location) => !schema.TryGetProperty("contentEncoding", out var name) ? null
        : SchemaReading.Text(name, location, "contentEncoding") is "base64" ? TextFormat.Base64
        : throw SchemaReading.Wrong(location, $"the encoding {name} isn't supported");

    private static TextRange? Range(JsonElement schema, TextFormat? format, string location)
    {
        var minimum = Bound(schema, "formatMinimum", "formatExclusiveMinimum", format, location);
        var maximum = Bound(schema, "formatMaximum", "formatExclusiveMaximum", format, location);
        return minimum is null && maximum is null ? null : new TextRange(format!, minimum, maximum);
    }

    private static TextBound? Bound(JsonElement schema, string inclusive, string exclusive, TextFormat? format, string location)
    {
        var isExclusive = schema.TryGetProperty(exclusive, out var bound);
        if (!isExclusive && !schema.TryGetProperty(inclusive, out bound))
        {
            return null;
        }

        var keyword = isExclusive ? exclusive : inclusive;
        if (isExclusive && schema.TryGetProperty(inclusive, out _))
        {
            throw SchemaReading.Wrong(location, $"\"{inclusive}\" and \"{exclusive}\" exclude each other");
        }

        if (format is not { HasOrder: true })
        {
            throw SchemaReading.Wrong(location, $"\"{keyword}\" needs a \"format\" whose values have an order");
        }

        var text = SchemaReading.Text(bound, location, keyword);
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(bound.GetRawText()));
        reader.Read();
        return format.Position(in reader) is { } position
            ? new TextBound(text, position, isExclusive)
            : throw SchemaReading.Wrong(location, $"\"{keyword}\" must be {format.Words}");
    }
}
