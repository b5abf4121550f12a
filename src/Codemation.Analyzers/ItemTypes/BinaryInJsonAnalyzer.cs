using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Analyzers.ItemTypes.Suppressions;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Model;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>CDM201: binary data in the JSON of items, and in that of the state of nodes; and CDM205, where that is suppressed for no reason.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BinaryInJsonAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(ItemTypeRules.BinaryInJson, ItemTypeRules.UnjustifiedSuppression);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var search = new BinarySearch(compilation.Assembly, cancellationToken);
        foreach (var use in ItemUse.Of(workflow, reading))
        {
            search.Search(use.Type, use.Place);
        }

        return Report(search, compilation, cancellationToken);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> FindElsewhere(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (State(type) is not { } state)
        {
            return [];
        }

        var search = new BinarySearch(compilation.Assembly, cancellationToken);
        search.Search(state, new ItemPlace(type.Locations[0], $"The state of '{type.Name}'"));
        return Report(search, compilation, cancellationToken);
    }

    private static IEnumerable<Diagnostic> Report(BinarySearch search, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var (place, bytes) in search.Found)
        {
            var binary = Diagnostic.Create(ItemTypeRules.BinaryInJson, place.Location, place.Name, bytes);
            yield return binary;
            if (SuppressionReasons.Missing(binary, compilation, cancellationToken) is { } unjustified)
            {
                yield return unjustified;
            }
        }
    }

    // What a suspendable node keeps from one look to the next, at the class of the project that says so and not at those that derive from it.
    private static ITypeSymbol? State(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, BaseType: { } around }
        && NodeReader.Base(type) is (NodeKind.SuspendableNode, { TypeArguments: var arguments })
        && !(SymbolEqualityComparer.Default.Equals(around.ContainingAssembly, type.ContainingAssembly)
            && SymbolEqualityComparer.Default.Equals(NodeReader.Base(around.OriginalDefinition)?.Node.TypeArguments[1], arguments[1]))
            ? arguments[1]
            : null;
}
