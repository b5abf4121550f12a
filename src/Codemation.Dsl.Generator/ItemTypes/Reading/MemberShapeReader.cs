using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Reads the members that JSON has for a type.</summary>
internal sealed class MemberShapeReader(ItemTypeScope scope)
{
    private const int IgnoreAlways = 1;

    /// <summary>Reads the members of a type and its base types, those of base types first.</summary>
    public (List<MemberShape> Members, string? Problem) Read(INamedTypeSymbol type)
    {
        var levels = new List<List<MemberShape>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var owner in Owners(type))
        {
            var level = new List<MemberShape>();

            // As System.Text.Json orders them: properties before fields.
            foreach (var symbol in owner.GetMembers().OrderBy(static symbol => symbol is IFieldSymbol))
            {
                if (!IsCandidate(symbol, scope.Rules.IncludesFields) || !seen.Add(symbol.Name))
                {
                    continue;
                }

                if (Problem(symbol) is { } problem)
                {
                    return ([], problem);
                }

                if (ReadMember(symbol) is { } member)
                {
                    level.Add(member);
                }
            }

            levels.Add(level);
        }

        levels.Reverse();
        var members = levels.SelectMany(level => level).ToList();
        return (members, SameName(type, members));
    }

    /// <summary>Whether a member is in the JSON of the type that declares it.</summary>
    public static bool IsInJson(ISymbol symbol) => IsCandidate(symbol, JsonRules.Ours.IncludesFields) && Ignore(symbol) is not IgnoreAlways;

    private static IEnumerable<INamedTypeSymbol> Owners(INamedTypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Interface)
        {
            return [type, .. type.AllInterfaces];
        }

        var owners = new List<INamedTypeSymbol>();
        for (var owner = type; owner is { SpecialType: SpecialType.None }; owner = owner.BaseType)
        {
            owners.Add(owner);
        }

        return owners;
    }

    private static bool IsCandidate(ISymbol symbol, bool includesFields) => !symbol.IsStatic
        && symbol is IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } or IFieldSymbol { IsConst: false, AssociatedSymbol: null }
        && (symbol.Has(Attributes.Json + "JsonInclude") || (symbol.DeclaredAccessibility is Accessibility.Public && (includesFields || symbol is IPropertySymbol)));

    private string? Problem(ISymbol symbol)
    {
        if (symbol is IPropertySymbol { RefKind: not RefKind.None } or IFieldSymbol { RefKind: not RefKind.None })
        {
            return $"{Name(symbol)} returns a reference, which JSON has no form for.";
        }

        return scope.IsAccessible(symbol) ? null : $"{Name(symbol)} has [JsonInclude], but generated code can't reach it. Make it internal or public.";
    }

    private static string Name(ISymbol symbol) => $"{TypeNames.ForPeople(symbol.ContainingType)}.{symbol.Name}";

    private MemberShape? ReadMember(ISymbol symbol)
    {
        var ignore = Ignore(symbol);
        if (ignore is IgnoreAlways)
        {
            return null;
        }

        var included = symbol.Has(Attributes.Json + "JsonInclude");
        var property = symbol as IPropertySymbol;
        var getter = Usable(property?.GetMethod, included);
        var setter = Usable(property?.SetMethod, included);
        if (property is not null && getter is null && setter is null)
        {
            return null;
        }

        return new MemberShape(symbol, property?.Type ?? ((IFieldSymbol)symbol).Type)
        {
            JsonName = symbol.Find(Attributes.Json + "JsonPropertyName")?.Argument(0) as string ?? JsonNames.Of(symbol.Name, scope.Rules.Naming),
            Rules = scope.Rules,
            Getter = getter,
            Setter = setter,
            IsReadOnlyField = symbol is IFieldSymbol { IsReadOnly: true },
            HasJsonInclude = included,
            Ignore = ignore,
            IsExtensionData = symbol.Has(Attributes.Json + "JsonExtensionData"),
            IsRequired = symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } || symbol.Has(Attributes.Json + "JsonRequired"),
        };
    }

    private IMethodSymbol? Usable(IMethodSymbol? accessor, bool included) =>
        accessor is { DeclaredAccessibility: Accessibility.Public } || (included && accessor is not null && scope.IsAccessible(accessor)) ? accessor : null;

    private static int? Ignore(ISymbol symbol) => symbol.Find(Attributes.Json + "JsonIgnore") is { } attribute
        ? attribute.Named("Condition") as int? ?? IgnoreAlways
        : null;

    private static string? SameName(INamedTypeSymbol type, List<MemberShape> members)
    {
        var names = new Dictionary<string, MemberShape>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (names.TryGetValue(member.JsonName, out var other))
            {
                return $"{TypeNames.ForPeople(type)} has two members with the JSON name \"{member.JsonName}\": {other.Symbol.Name} and {member.Symbol.Name}. Give one another name with [JsonPropertyName].";
            }

            names.Add(member.JsonName, member);
        }

        return null;
    }
}
