using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>CDM101 and CDM102: item types that the generator makes no schema for, by its own reading of them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnsupportedTypeAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(ItemTypeRules.Unsupported, ItemTypeRules.Nameless);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var places = new HashSet<Location>();
        var read = ReadUses.Of(workflow, reading, compilation, cancellationToken);
        foreach (var use in read.Uses)
        {
            foreach (var problem in read.Types(use.Type).Problems)
            {
                // The compiler says itself which types it can't find.
                var place = ProblemPlaces.Of(problem, use, compilation.Assembly);
                if (problem is not { About: null, Mention.Type.TypeKind: TypeKind.Error } && places.Add(place.Location))
                {
                    yield return Diagnostic.Create(
                        problem.IsAboutName ? ItemTypeRules.Nameless : ItemTypeRules.Unsupported, place.Location, place.Name, problem.Text);
                }
            }
        }
    }
}
