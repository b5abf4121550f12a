using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Decides which object types get a definition of their own: those that a schema mentions more than once.</summary>
internal sealed class SchemaDefinitions(ObjectShapeReader shapes, JsonRules rules)
{
    private readonly Dictionary<string, int> mentions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> owners = new(StringComparer.Ordinal);

    /// <summary>Counts how often a type and all that it holds mention each object type.</summary>
    public void Count(ITypeSymbol type, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var value = Nullability.Underlying(type);
        if (BuiltInTypes.Find(value) is not null || rules.Converts(value))
        {
            return;
        }

        if (CollectionTypes.Find(value) is { } collection)
        {
            Count(collection.Element, cancellationToken);
            return;
        }

        var named = (INamedTypeSymbol)value;
        if (named.TypeKind is TypeKind.Enum || HasConverter(named))
        {
            return;
        }

        var key = TypeNames.WithNullability(named);
        mentions.TryGetValue(key, out var before);
        mentions[key] = before + 1;
        if (before > 0)
        {
            return;
        }

        var readable = TypeNames.Readable(named);
        if (!owners.TryGetValue(readable, out var sharing))
        {
            owners.Add(readable, sharing = new HashSet<string>(StringComparer.Ordinal));
        }

        sharing.Add(key);
        var shape = shapes.Read(named);
        var parts = shape.Derived.Count == 0 ? [shape] : Branches(shape).Select(branch => shapes.Read(branch.Type));
        foreach (var member in parts.SelectMany(part => part.Members))
        {
            if (!member.IsExtensionData && !member.Symbol.Has(Attributes.Json + "JsonConverter"))
            {
                Count(member.Type, cancellationToken);
            }
        }
    }

    /// <summary>The name of a type's definition, or null when it has none.</summary>
    public string? NameOf(INamedTypeSymbol type)
    {
        var key = TypeNames.WithNullability(type);
        if (mentions[key] < 2)
        {
            return null;
        }

        return owners[TypeNames.Readable(type)].Count == 1 ? TypeNames.Readable(type) : TypeNames.Identifier(type, key);
    }

    /// <summary>Whether the JSON of a type is up to a converter that its author wrote.</summary>
    public static bool HasConverter(INamedTypeSymbol type) =>
        type.TypeKind is not TypeKind.Enum && type.Has(Attributes.Json + "JsonConverter");

    /// <summary>The types that a value of a polymorphic type can be, the type itself included when it can be made.</summary>
    public static IEnumerable<DerivedShape> Branches(ObjectShape shape) =>
        shape.Type.IsAbstract || shape.Derived.Any(derived => SymbolEqualityComparer.Default.Equals(derived.Type, shape.Type))
            ? shape.Derived
            : [.. shape.Derived, new DerivedShape(shape.Type, null)];
}
