using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Analyzers.ItemTypes.Suppressions;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>CDM201: binary data in the JSON of items; and CDM205, where that is suppressed for no reason.</summary>
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
}
