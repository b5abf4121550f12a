using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>CDM201: binary data in the JSON of items.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BinaryInJsonAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(ItemTypeRules.BinaryInJson);

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

        return search.Found.Select(static found => Diagnostic.Create(ItemTypeRules.BinaryInJson, found.Place.Location, found.Place.Name, found.Bytes));
    }
}
