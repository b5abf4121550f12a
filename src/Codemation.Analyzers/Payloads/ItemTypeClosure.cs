using Codemation.Analyzers.ItemTypes;
using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Payloads;

/// <summary>The types of a workflow's items and all that their JSON holds, by their declarations.</summary>
internal sealed class ItemTypeClosure
{
    private readonly JsonContents contents = new();
    private readonly HashSet<ITypeSymbol> seen = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> definitions = new(SymbolEqualityComparer.Default);

    public ItemTypeClosure(INamedTypeSymbol workflow, ChainReading reading)
    {
        foreach (var use in ItemUse.Of(workflow, reading))
        {
            Add(use.Type);
        }
    }

    /// <summary>A closure of types that something else than a workflow says are items.</summary>
    public ItemTypeClosure(IEnumerable<ITypeSymbol> types)
    {
        foreach (var type in types)
        {
            Add(type);
        }
    }

    public IEnumerable<INamedTypeSymbol> Definitions => definitions;

    public bool Contains(ITypeSymbol? type) => type is INamedTypeSymbol named && definitions.Contains(named.OriginalDefinition);

    private void Add(ITypeSymbol type)
    {
        if (!seen.Add(type))
        {
            return;
        }

        switch (type)
        {
            case IArrayTypeSymbol array:
                Add(array.ElementType);
                break;
            case INamedTypeSymbol named when JsonContents.CanBeKnown(named):
                foreach (var part in contents.Arguments(named).Concat(JsonContents.Related(named.OriginalDefinition)).Concat(JsonContents.Members(named.OriginalDefinition).Select(JsonContents.MemberType)))
                {
                    Add(part);
                }

                if (JsonContents.Members(named.OriginalDefinition).Any())
                {
                    definitions.Add(named.OriginalDefinition);
                }

                break;
        }
    }
}
