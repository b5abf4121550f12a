using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>What serializer options decide about the JSON of types, where their attributes don't.</summary>
internal sealed record JsonRules
{
    /// <summary>Those of the emitted metadata.</summary>
    public static JsonRules Ours { get; } = new();

    public JsonNaming Naming { get; init; } = JsonNaming.CamelCase;

    /// <summary>Whether enums are names; else they are numbers unless their attributes say otherwise.</summary>
    public bool EnumsAreText { get; init; } = true;

    /// <summary>The value of <c>JsonNumberHandling</c>.</summary>
    public int Numbers { get; init; }

    public bool RefusesUnknownMembers { get; init; }

    public bool IncludesFields { get; init; }

    /// <summary>The types that the options have converters for.</summary>
    public IReadOnlyList<ITypeSymbol> Converted { get; init; } = [];

    /// <summary>The enums that the options make text of, each by itself.</summary>
    public IReadOnlyList<ITypeSymbol> TextEnums { get; init; } = [];

    public bool Converts(ITypeSymbol type) => Converted.Contains(type, SymbolEqualityComparer.Default);

    /// <summary>Whether the values of an enum are names where its member says nothing else.</summary>
    public bool IsText(ITypeSymbol type) => EnumsAreText || TextEnums.Contains(type, SymbolEqualityComparer.Default) || type.Has(Attributes.Json + "JsonConverter");
}
