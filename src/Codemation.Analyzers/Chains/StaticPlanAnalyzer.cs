using System.Collections.Immutable;
using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Analyzers.Chains;

/// <summary>CDM005: a definition whose plan can't be known when it is built.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StaticPlanAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(ChainRules.NotStatic);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var compiles = Compiles(reading);
        foreach (var problem in reading.Problems)
        {
            var isCertain = compiles || problem.Kind is ChainProblemKind.Loop or ChainProblemKind.Condition;
            if (isCertain && StaticPlanAdvice.For(problem, cancellationToken) is var (what, instead))
            {
                yield return Diagnostic.Create(ChainRules.NotStatic, Place(problem, cancellationToken), what, instead);
            }
        }
    }

    /// <summary>A statement is pointed at by its keyword, not by the whole block.</summary>
    public static Location Place(ChainProblem problem, CancellationToken cancellationToken)
    {
        if (problem.Location.SourceTree is { } tree && problem.Arguments.Length > 0)
        {
            var first = tree.GetRoot(cancellationToken).FindToken(problem.Location.SourceSpan.Start);
            if (first.Text == problem.Arguments[0])
            {
                return Location.Create(tree, TextSpan.FromBounds(first.SpanStart, first.Span.End));
            }
        }

        return problem.Location;
    }
}
