using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>CDM014: items that several branches hold at once, and that each of them could change.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SharedTypeAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(ItemTypeRules.SharedMutable);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var read = ReadUses.Of(workflow, reading, compilation, cancellationToken);
        foreach (var (type, at) in SharedItems.Of(workflow, reading))
        {
            foreach (var shape in read.Types(type).Closure.Objects)
            {
                foreach (var member in shape.Members)
                {
                    if (Mutability.Of(shape, member) is var (how, advice) && ProblemPlaces.PlaceOf(member.Symbol, compilation.Assembly) is { } place)
                    {
                        yield return Diagnostic.Create(ItemTypeRules.SharedMutable, place.Location, at, place.Name, how, advice);
                    }
                }
            }
        }
    }
}
