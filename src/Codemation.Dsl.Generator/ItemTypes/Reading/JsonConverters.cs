using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Reads the converters that attributes name.</summary>
internal static class JsonConverters
{
    /// <summary>The converter named on a type or member, or what is wrong with it; null where there is none.</summary>
    /// <param name="symbol">What has the attribute.</param>
    /// <param name="type">The type that is converted.</param>
    /// <param name="scope">What generated code can see.</param>
    public static (JsonConverterModel? Converter, string? Problem)? On(ISymbol symbol, ITypeSymbol type, ItemTypeScope scope)
    {
        if (symbol.Find(Attributes.Json + "JsonConverter") is not { } attribute || IsOurEnumConverter(attribute, type))
        {
            return null;
        }

        if (attribute.Argument(0) is not INamedTypeSymbol converter)
        {
            return (null, $"{symbol.Name} has a [JsonConverter] that doesn't name a converter type.");
        }

        var name = TypeNames.ForPeople(converter);
        if (converter.IsUnboundGenericType || converter.IsAbstract
            || !converter.InstanceConstructors.Any(one => one.Parameters.IsEmpty && scope.IsAccessible(one)) || !scope.IsAccessible(converter))
        {
            return (null, $"The converter {name} of {symbol.Name} can't be made by generated code. It must be a class with a public constructor without parameters.");
        }

        var underlying = Nullability.Underlying(type);
        var converts = Converts(converter);
        var isOfValue = converts is not null && !SymbolEqualityComparer.Default.Equals(converts, type) && SymbolEqualityComparer.Default.Equals(converts, underlying);
        return (new JsonConverterModel(TypeNames.InCode(converter), converts is null, isOfValue ? TypeNames.InCode(underlying) : null), null);
    }

    /// <summary>Enums are read and written by name anyway.</summary>
    private static bool IsOurEnumConverter(AttributeData attribute, ITypeSymbol type) =>
        Nullability.Underlying(type).TypeKind is TypeKind.Enum
        && attribute.Argument(0) is INamedTypeSymbol { Name: "JsonStringEnumConverter", ContainingNamespace: { } space }
        && space.ToDisplayString() == "System.Text.Json.Serialization";

    /// <summary>The type that a converter says it converts; null for factories.</summary>
    public static ITypeSymbol? Converts(INamedTypeSymbol converter)
    {
        for (var type = converter.BaseType; type is not null; type = type.BaseType)
        {
            if (type is { Name: "JsonConverter", Arity: 1 })
            {
                return type.TypeArguments[0];
            }
        }

        return null;
    }
}
