using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>CDM103: item types that contradict themselves.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ContradictionAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(ItemTypeRules.Contradiction);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var read = ReadUses.Of(workflow, reading, compilation, cancellationToken);
        foreach (var use in read.Uses)
        {
            var types = read.Types(use.Type).Closure;
            var all = types.Objects.Where(one => seen.Add(one.Type)).SelectMany(Contradictions.In)
                .Concat(types.Enums.Where(one => seen.Add(one)).SelectMany(NameClashes.In));
            foreach (var (symbol, text) in all)
            {
                if (ProblemPlaces.PlaceOf(symbol, compilation.Assembly) is { } place)
                {
                    yield return Diagnostic.Create(ItemTypeRules.Contradiction, place.Location, place.Name, text);
                }
            }
        }
    }
}
