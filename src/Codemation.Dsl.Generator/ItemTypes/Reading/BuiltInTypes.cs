using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>The types that System.Text.Json has converters for.</summary>
internal static class BuiltInTypes
{
    private static readonly Dictionary<string, BuiltInType> Known = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = new("BooleanConverter", "boolean"),
        ["System.Byte"] = Integer("Byte", byte.MinValue, byte.MaxValue),
        ["System.SByte"] = Integer("SByte", sbyte.MinValue, sbyte.MaxValue),
        ["System.Int16"] = Integer("Int16", short.MinValue, short.MaxValue),
        ["System.UInt16"] = Integer("UInt16", ushort.MinValue, ushort.MaxValue),
        ["System.Int32"] = Integer("Int32", int.MinValue, int.MaxValue),
        ["System.UInt32"] = Integer("UInt32", uint.MinValue, uint.MaxValue),
        ["System.Int64"] = Integer("Int64", long.MinValue, long.MaxValue),
        ["System.UInt64"] = Integer("UInt64", ulong.MinValue, ulong.MaxValue),
        ["System.Int128"] = new("Int128Converter", "integer"),
        ["System.UInt128"] = new("UInt128Converter", "integer") { Minimum = "0" },
        ["System.Half"] = new("HalfConverter", "number"),
        ["System.Single"] = new("SingleConverter", "number"),
        ["System.Double"] = new("DoubleConverter", "number"),
        ["System.Decimal"] = new("DecimalConverter", "number"),
        ["System.String"] = new("StringConverter", "string"),
        ["System.Char"] = new("CharConverter", "string") { Length = 1 },
        ["System.Guid"] = new("GuidConverter", "string") { Format = "uuid" },
        ["System.Uri"] = new("UriConverter", "string") { Format = "uri" },
        ["System.DateTime"] = new("DateTimeConverter", "string") { Format = "date-time" },
        ["System.DateTimeOffset"] = new("DateTimeOffsetConverter", "string") { Format = "date-time" },
        ["System.DateOnly"] = new("DateOnlyConverter", "string") { Format = "date" },
        ["System.TimeOnly"] = new("TimeOnlyConverter", "string") { Format = "time" },
        ["System.TimeSpan"] = new("TimeSpanConverter", "string") { Pattern = @"^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$" },
        ["System.Version"] = new("VersionConverter", "string") { Pattern = @"^\d+(\.\d+){1,3}$" },
        ["System.Text.Json.JsonElement"] = new("JsonElementConverter", null),
        ["System.Text.Json.Nodes.JsonNode"] = new("JsonNodeConverter", null),
        ["System.Text.Json.Nodes.JsonObject"] = new("JsonObjectConverter", "object"),
        ["System.Text.Json.Nodes.JsonArray"] = new("JsonArrayConverter", "array"),
        ["System.Text.Json.Nodes.JsonValue"] = new("JsonValueConverter", null),
    };

    private static readonly BuiltInType Bytes = new("ByteArrayConverter", "string");

    /// <summary>The entry of a type, or null.</summary>
    public static BuiltInType? Find(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => Bytes,
        INamedTypeSymbol { ContainingType: null } named when Known.TryGetValue(TypeNames.InMetadata(named), out var known) => known,
        _ => null,
    };

    private static BuiltInType Integer(string name, IFormattable minimum, IFormattable maximum) => new(name + "Converter", "integer")
    {
        Minimum = minimum.ToString(null, CultureInfo.InvariantCulture),
        Maximum = maximum.ToString(null, CultureInfo.InvariantCulture),
    };
}
