using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Reads classes, structs and interfaces by the rules of System.Text.Json.</summary>
internal sealed class ObjectShapeReader(ItemTypeScope scope)
{
    private readonly Dictionary<ISymbol, ObjectShape> shapes = new(SymbolEqualityComparer.IncludeNullability);
    private readonly MemberShapeReader members = new(scope);

    public ObjectShape Read(INamedTypeSymbol type)
    {
        if (!shapes.TryGetValue(type, out var shape))
        {
            shapes[type] = shape = ReadNew(type);
        }

        return shape;
    }

    private ObjectShape ReadNew(INamedTypeSymbol type)
    {
        if (UnsupportedTypes.Reason(type) is { } reason)
        {
            return ObjectShape.Unsupported(type, reason);
        }

        var derived = ReadDerived(type);
        if (type.IsAbstract && derived.Count == 0)
        {
            return ObjectShape.Unsupported(type, $"{TypeNames.ForPeople(type)} is abstract, so JSON can't be read into it. Name its derived types with [JsonDerivedType].");
        }

        var (found, problem) = members.Read(type);
        if (problem is not null)
        {
            return ObjectShape.Unsupported(type, problem);
        }

        IMethodSymbol? constructor = null;
        if (!type.IsAbstract)
        {
            (constructor, problem) = Constructors.Choose(type, scope);
            problem ??= Constructors.Match(type, constructor!, found);
            if (problem is not null)
            {
                return ObjectShape.Unsupported(type, problem);
            }
        }

        var required = RequiredMembers(type, constructor);
        foreach (var member in required)
        {
            if (found.All(one => !SymbolEqualityComparer.Default.Equals(one.Symbol, member)))
            {
                return ObjectShape.Unsupported(type, $"{TypeNames.ForPeople(type)}.{member.Name} is required, but JSON has no member for it. Make it public and don't ignore it.");
            }
        }

        return new ObjectShape(type) { Members = found, Constructor = constructor, RequiredMembers = required, Derived = derived };
    }

    private static List<ISymbol> RequiredMembers(INamedTypeSymbol type, IMethodSymbol? constructor)
    {
        var required = new List<ISymbol>();
        if (constructor is null || constructor.Has("System.Diagnostics.CodeAnalysis.SetsRequiredMembers"))
        {
            return required;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var owner = type; owner is not null; owner = owner.BaseType)
        {
            required.AddRange(owner.GetMembers().Where(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } && seen.Add(member.Name)));
        }

        return required;
    }

    private static List<DerivedShape> ReadDerived(INamedTypeSymbol type)
    {
        var derived = new List<DerivedShape>();
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.Is(Attributes.Json + "JsonDerivedType") && attribute.Argument(0) is INamedTypeSymbol one)
            {
                derived.Add(new DerivedShape(one, attribute.Argument(1)));
            }
        }

        return derived;
    }
}
