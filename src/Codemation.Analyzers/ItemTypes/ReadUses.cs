using System.Runtime.CompilerServices;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>The types of items of a workflow with all that their JSON can hold, read once for all analyzers.</summary>
internal sealed class ReadUses
{
    private static readonly ConditionalWeakTable<ChainReading, ReadUses> Known = new();

    private readonly Dictionary<ITypeSymbol, ReadTypes> types = new(SymbolEqualityComparer.Default);

    private ReadUses(INamedTypeSymbol workflow, ChainReading reading, Compilation compilation, CancellationToken cancellationToken)
    {
        Uses = ItemUse.Of(workflow, reading).ToList();
        foreach (var use in Uses)
        {
            types.Add(use.Type, new ReadTypes(use.Type, workflow, compilation, cancellationToken));
        }
    }

    public IReadOnlyList<ItemUse> Uses { get; }

    public static ReadUses Of(INamedTypeSymbol workflow, ChainReading reading, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(reading, out var known))
        {
            return known;
        }

        var read = new ReadUses(workflow, reading, compilation, cancellationToken);
        return Known.GetValue(reading, _ => read);
    }

    /// <summary>What was read of a type of items.</summary>
    public ReadTypes Types(ITypeSymbol items) => types[items];
}
