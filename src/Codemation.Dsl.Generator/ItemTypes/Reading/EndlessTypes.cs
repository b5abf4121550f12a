using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Finds types of which every value must hold another one of the same type, so that their JSON could never end.</summary>
internal sealed class EndlessTypes(IReadOnlyDictionary<ITypeSymbol, ObjectShape> shapes)
{
    private readonly HashSet<ITypeSymbol> done = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> open = new(SymbolEqualityComparer.Default);
    private readonly List<TypeProblem> problems = [];

    /// <summary>The members that close a circle.</summary>
    public static IReadOnlyList<TypeProblem> Find(IReadOnlyDictionary<ITypeSymbol, ObjectShape> shapes)
    {
        var search = new EndlessTypes(shapes);
        foreach (var shape in shapes.Values)
        {
            search.Visit(shape);
        }

        return search.problems;
    }

    private void Visit(ObjectShape shape)
    {
        if (done.Contains(shape.Type))
        {
            return;
        }

        open.Add(shape.Type);
        foreach (var member in shape.Members.Where(member => MustHoldValue(shape, member)))
        {
            if (open.Contains(member.Type))
            {
                var name = $"{TypeNames.ForPeople(shape.Type)}.{member.Symbol.Name}";
                problems.Add(new TypeProblem(
                    $"{name} makes every {TypeNames.ForPeople(member.Type)} hold another one, so its JSON could never end. Make the member nullable, or a collection.",
                    member.Symbol));
            }
            else if (shapes.TryGetValue(member.Type, out var next))
            {
                Visit(next);
            }
        }

        open.Remove(shape.Type);
        done.Add(shape.Type);
    }

    // A polymorphic type may be one that ends.
    private bool MustHoldValue(ObjectShape shape, MemberShape member) =>
        shapes.TryGetValue(member.Type, out var target) && target.Derived.Count == 0
        && !member.Symbol.Has(Attributes.Json + "JsonConverter")
        && SchemaAnnotations.IsRequired(shape, member)
        && (!Nullability.IsNullable(member) || SchemaAnnotations.RefusesNull(member));
}
