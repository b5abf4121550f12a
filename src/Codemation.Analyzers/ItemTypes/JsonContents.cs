using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>What the JSON of a type is made of, by the declaration of the type and not by how it is constructed.</summary>
internal sealed class JsonContents
{
    private const string Converter = Attributes.Json + "JsonConverter";

    private readonly Dictionary<ITypeParameterSymbol, bool> used = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a type's JSON is made of other types that can be known.</summary>
    public static bool CanBeKnown(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface && !type.Has(Converter);

    /// <summary>The members that are in a type's JSON; none of a collection's.</summary>
    public static IEnumerable<ISymbol> Members(INamedTypeSymbol definition) =>
        IsFramework(definition) || Element(definition) is not null ? [] : definition.GetMembers().Where(MemberShapeReader.IsInJson);

    public static ITypeSymbol MemberType(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    /// <summary>Whether the member's own converter decides about its JSON.</summary>
    public static bool IsConverted(ISymbol member) => member.Has(Converter);

    /// <summary>The types whose contents are in a type's JSON too: its base, its elements, and what it may really be.</summary>
    public static IEnumerable<ITypeSymbol> Related(INamedTypeSymbol definition)
    {
        if (IsFramework(definition))
        {
            return [];
        }

        if (Element(definition) is { } element)
        {
            return [element];
        }

        var bases = definition.TypeKind == TypeKind.Interface ? definition.Interfaces
            : definition.BaseType is { SpecialType: SpecialType.None } type ? [type]
            : Enumerable.Empty<INamedTypeSymbol>();
        var derived = definition.GetAttributes()
            .Where(static attribute => attribute.Is(Attributes.Json + "JsonDerivedType"))
            .Select(static attribute => attribute.Argument(0))
            .OfType<INamedTypeSymbol>();
        return bases.Concat(derived);
    }

    /// <summary>The arguments of a constructed type that are in its JSON: the target of a typed id is not.</summary>
    public IEnumerable<ITypeSymbol> Arguments(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.ContainingType)
        {
            for (var i = 0; i < each.TypeArguments.Length; i++)
            {
                if (IsUsed(type.OriginalDefinition, each.OriginalDefinition.TypeParameters[i]))
                {
                    yield return each.TypeArguments[i];
                }
            }
        }
    }

    private bool IsUsed(INamedTypeSymbol definition, ITypeParameterSymbol parameter)
    {
        if (IsFramework(definition))
        {
            return true;
        }

        if (!used.TryGetValue(parameter, out var isUsed))
        {
            used[parameter] = false;
            used[parameter] = isUsed = Members(definition).Select(MemberType).Concat(Related(definition)).Any(type => Mentions(type, parameter));
        }

        return isUsed;
    }

    private bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol => SymbolEqualityComparer.Default.Equals(type, parameter),
        IArrayTypeSymbol array => Mentions(array.ElementType, parameter),
        INamedTypeSymbol named => Arguments(named).Any(argument => Mentions(argument, parameter)),
        _ => false,
    };

    private static ITypeSymbol? Element(INamedTypeSymbol type) => type.AllInterfaces
        .FirstOrDefault(static each => each.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
        ?.TypeArguments[0];

    // .NET's own types have no JSON but for collections and the like, which hold their arguments and nothing else.
    private static bool IsFramework(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { Name: "System" } && type.DeclaringSyntaxReferences.IsEmpty;
    }
}
