using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>Looks for bytes in item types, and for the innermost code of the project that puts them there.</summary>
internal sealed class BinarySearch(IAssemblySymbol project, CancellationToken cancellationToken)
{
    private readonly JsonContents contents = new();
    private readonly HashSet<ITypeSymbol> roots = new(SymbolEqualityComparer.Default);
    private readonly HashSet<(ISymbol Definition, Location? Place)> visited = [];
    private readonly Dictionary<Location, (ItemPlace Place, string Bytes)> found = [];

    public IEnumerable<(ItemPlace Place, string Bytes)> Found => found.Values;

    /// <summary>Searches a type of items; a place where the same type was seen before is not looked at again.</summary>
    public void Search(ITypeSymbol items, ItemPlace place)
    {
        if (roots.Add(items))
        {
            Visit(items, place, owner: null);
        }
    }

    private void Visit(ITypeSymbol type, ItemPlace place, ISymbol? owner)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (BinaryTypes.Contain(type))
        {
            Add(place, type, owner);
            return;
        }

        switch (type)
        {
            case IArrayTypeSymbol array:
                Visit(array.ElementType, place, owner);
                break;
            case INamedTypeSymbol named when JsonContents.CanBeKnown(named):
                foreach (var argument in contents.Arguments(named))
                {
                    Visit(argument, place, owner);
                }

                VisitDefinition(named.OriginalDefinition, place);
                break;
        }
    }

    private void VisitDefinition(INamedTypeSymbol definition, ItemPlace place)
    {
        // In other assemblies nothing can be pointed at, so their types count where they are used.
        var isOwn = IsOwn(definition);
        if (!visited.Add((definition, isOwn ? null : place.Location)))
        {
            return;
        }

        foreach (var related in JsonContents.Related(definition))
        {
            Visit(related, isOwn ? PlaceOf(definition) : place, isOwn ? null : definition);
        }

        foreach (var member in JsonContents.Members(definition))
        {
            var type = JsonContents.MemberType(member);
            if (!JsonContents.IsConverted(member) || BinaryTypes.Contain(type))
            {
                Visit(type, isOwn ? PlaceOf(member) : place, isOwn ? null : member);
            }
        }
    }

    private void Add(ItemPlace place, ITypeSymbol type, ISymbol? owner)
    {
        if (!found.ContainsKey(place.Location))
        {
            var bytes = TypeText.ForPeople(type);
            found.Add(place.Location, (place, owner is null ? bytes : $"{bytes} of {Name(owner)}"));
        }
    }

    private bool IsOwn(INamedTypeSymbol definition) =>
        SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, project) && definition.Locations.Any(static each => each.IsInSource);

    private static ItemPlace PlaceOf(ISymbol symbol) =>
        new(symbol.Locations.First(static each => each.IsInSource), $"'{Name(symbol)}'");

    private static string Name(ISymbol symbol) => symbol is INamedTypeSymbol { IsAnonymousType: false } type ? TypeText.ForPeople(type)
        : symbol.ContainingType is { IsAnonymousType: false } owner ? owner.Name + "." + symbol.Name
        : symbol.Name;
}
