using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>The schemas of values without members.</summary>
internal static class ScalarSchemas
{
    private const int StringsToo = 1 | 2;
    private const int NamedNumbersToo = 4;

    /// <param name="type">The type.</param>
    /// <param name="numbers">The value of <c>JsonNumberHandling</c>.</param>
    public static SchemaText Of(BuiltInType type, int numbers)
    {
        if (type.JsonType is null)
        {
            return new SchemaText();
        }

        var schema = SchemaText.OfType(type.JsonType);
        if (type.JsonType is "integer" or "number" && (numbers & StringsToo) != 0)
        {
            schema.Set("type", $"[\"string\",\"{type.JsonType}\"]");
            var fraction = type.JsonType is "number" ? @"(?:\.\d+)?" : string.Empty;
            var exponent = type.JsonType is "number" && type.Converter is not "DecimalConverter" ? @"(?:[eE][+-]?\d+)?" : string.Empty;
            schema.Set("pattern", JsonLiteral.Text($@"^-?(?:0|[1-9]\d*){fraction}{exponent}$"));
        }

        Set(schema, "minimum", type.Minimum);
        Set(schema, "maximum", type.Maximum);
        Set(schema, "format", type.Format is null ? null : JsonLiteral.Text(type.Format));
        Set(schema, "pattern", type.Pattern is null ? null : JsonLiteral.Text(type.Pattern));
        Set(schema, "minLength", type.Length?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Set(schema, "maxLength", type.Length?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return type.Converter is "HalfConverter" or "SingleConverter" or "DoubleConverter" && (numbers & NamedNumbersToo) != 0
            ? new SchemaText().Set("anyOf", JsonLiteral.Array([schema.ToString(), "{\"enum\":[\"NaN\",\"Infinity\",\"-Infinity\"]}"]))
            : schema;
    }

    public static SchemaText OfEnum(INamedTypeSymbol type, bool isText) => !isText ? SchemaText.OfType("integer")
        : EnumNames.AreFlags(type) ? SchemaText.OfType("string")
        : new SchemaText().Set("enum", JsonLiteral.Array(EnumNames.Members(type).Select(EnumNames.JsonName).Distinct(StringComparer.Ordinal).Select(JsonLiteral.Text)));

    private static void Set(SchemaText schema, string keyword, string? json)
    {
        if (json is not null)
        {
            schema.Set(keyword, json);
        }
    }
}
