using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>Finds the innermost code of the project that is to blame for what an item type holds.</summary>
internal static class ProblemPlaces
{
    /// <summary>The member or type of the project that a problem is in; where there is none, the use.</summary>
    public static ItemPlace Of(TypeProblem problem, ItemUse use, IAssemblySymbol project)
    {
        if (problem.About is { } about && PlaceOf(about, project) is { } own)
        {
            return own;
        }

        for (var mention = problem.Mention; mention is not null; mention = mention.From)
        {
            var place = mention.Member is { } member
                ? SaysItself(member, mention.Type) ? PlaceOf(member, project) : null
                : mention.From is { Type: INamedTypeSymbol by } ? PlaceOf(by, project) : null;
            if (place is { } found)
            {
                return found;
            }
        }

        return use.Place;
    }

    /// <summary>Where a symbol of the project is declared, in words too; null for those of other assemblies.</summary>
    public static ItemPlace? PlaceOf(ISymbol symbol, IAssemblySymbol project) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, project) && symbol is not INamedTypeSymbol { IsAnonymousType: true }
        && symbol.OriginalDefinition.Locations.FirstOrDefault(static each => each.IsInSource) is { } location
            ? new ItemPlace(location, $"'{Name(symbol)}'")
            : null;

    // In Box<object> it isn't the member of Box<T> that says object, but whoever mentions Box<object>.
    private static bool SaysItself(ISymbol member, ITypeSymbol type) => member.OriginalDefinition switch
    {
        IPropertySymbol property => SymbolEqualityComparer.Default.Equals(property.Type, type),
        IFieldSymbol field => SymbolEqualityComparer.Default.Equals(field.Type, type),
        _ => true,
    };

    private static string Name(ISymbol symbol) => symbol is INamedTypeSymbol type ? TypeNames.ForPeople(type) : symbol.ContainingType.Name + "." + symbol.Name;
}
