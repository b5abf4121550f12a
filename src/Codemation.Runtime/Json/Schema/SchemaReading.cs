using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>Reads the values of single keywords.</summary>
internal static class SchemaReading
{
    public static FormatException Wrong(string location, string reason) => new($"The schema can't be used: at {location}, {reason}.");

    public static JsonKinds Kinds(JsonElement schema, string location)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return JsonKinds.Any;
        }

        if (type.ValueKind == JsonValueKind.String)
        {
            return Kind(type, location);
        }

        var kinds = JsonKinds.None;
        foreach (var name in Elements(type, location, "type"))
        {
            kinds |= Kind(name, location);
        }

        return kinds;
    }

    public static Choices? Choices(JsonElement schema, string location)
    {
        var isConst = schema.TryGetProperty("const", out var constant);
        var isEnum = schema.TryGetProperty("enum", out var values);
        if (isConst && isEnum)
        {
            throw Wrong(location, "\"const\" and \"enum\" exclude each other");
        }

        return isConst ? new Choices([Constant(constant, location)])
            : isEnum ? new Choices([.. Elements(values, location, "enum").Select(value => Constant(value, location))])
            : null;
    }

    /// <summary>The values that are refused.</summary>
    public static Choices? Denied(JsonElement schema, string location)
    {
        if (!schema.TryGetProperty("not", out var denied))
        {
            return null;
        }

        var isEnumOnly = Members(denied, location, "not").Count() == 1 && denied.TryGetProperty("enum", out _);
        return isEnumOnly ? Choices(denied, location + "/not") : throw Wrong(location, "\"not\" may hold an \"enum\" and nothing else");
    }

    public static NumberRules? Number(JsonElement schema, string location)
    {
        var minimum = Bound(schema, "minimum", "exclusiveMinimum", location);
        var maximum = Bound(schema, "maximum", "exclusiveMaximum", location);
        return minimum is null && maximum is null ? null : new NumberRules(minimum, maximum);
    }

    public static HashSet<string> Names(JsonElement schema, string keyword, string location)
        => schema.TryGetProperty(keyword, out var names)
            ? [.. Elements(names, location, keyword).Select(name => Text(name, location, keyword))]
            : [];

    public static string Text(JsonElement value, string location, string keyword)
        => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(location, $"\"{keyword}\" must be text");

    public static int? Count(JsonElement schema, string keyword, string location)
        => !schema.TryGetProperty(keyword, out var value) ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0 ? count
            : throw Wrong(location, $"\"{keyword}\" must be a count");

    public static bool Flag(JsonElement schema, string keyword, string location)
        => schema.TryGetProperty(keyword, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(location, $"\"{keyword}\" must be true or false"),
        };

    public static JsonElement.ArrayEnumerator Elements(JsonElement value, string location, string keyword)
        => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Wrong(location, $"\"{keyword}\" must be an array");

    public static JsonElement.ObjectEnumerator Members(JsonElement value, string location, string keyword)
        => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : throw Wrong(location, $"\"{keyword}\" must be an object");

    private static JsonKinds Kind(JsonElement name, string location)
        => JsonKindsText.Parse(Text(name, location, "type")) is var kinds and not JsonKinds.None
            ? kinds
            : throw Wrong(location, $"there is no type \"{name}\"");

    private static Constant Constant(JsonElement value, string location)
        => Json.Constant.From(value) ?? throw Wrong(location, "objects and arrays can't be constants");

    private static NumberBound? Bound(JsonElement schema, string inclusive, string exclusive, string location)
    {
        var isInclusive = schema.TryGetProperty(inclusive, out var bound);
        var isExclusive = schema.TryGetProperty(exclusive, out var strict);
        if (isInclusive && isExclusive)
        {
            throw Wrong(location, $"\"{inclusive}\" and \"{exclusive}\" exclude each other");
        }

        if (!isInclusive && !isExclusive)
        {
            return null;
        }

        var number = isExclusive ? strict : bound;
        return number.ValueKind == JsonValueKind.Number
            ? new NumberBound(number, isExclusive)
            : throw Wrong(location, $"\"{(isExclusive ? exclusive : inclusive)}\" must be a number");
    }
}
