using System.Collections.Immutable;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Chains;

/// <summary>CDM011: routers in lambdas in routers, each level of which doubles what the compiler has to do.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NestingAnalyzer : ChainAnalyzer
{
    private const int Noticeable = 4;
    private const int Slow = 6;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(ChainRules.Nesting);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var routers = new HashSet<SyntaxNode>(reading.Steps.Where(IsRouter).Select(static step => (SyntaxNode)step.Call));
        foreach (var step in reading.Steps)
        {
            if (step.Kind == StepKind.TryEnd || !IsRouter(step))
            {
                continue;
            }

            var depth = Depth(step.Call, routers);
            if (depth is not (Noticeable or Slow))
            {
                continue;
            }

            yield return Diagnostic.Create(
                ChainRules.Nesting,
                StepSyntax.Name(step.Call).GetLocation(),
                depth >= Slow ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                additionalLocations: null,
                properties: null,
                step.Id,
                depth);
        }
    }

    private static bool IsRouter(ChainStep step) =>
        step.Kind is StepKind.If or StepKind.Switch or StepKind.Try or StepKind.TryEnd or StepKind.Route;

    // How many routers this one is in, with itself.
    private static int Depth(SyntaxNode call, HashSet<SyntaxNode> routers)
    {
        var depth = 1;
        for (var each = call; each.Parent is { } parent; each = parent)
        {
            if (each is LambdaExpressionSyntax && parent.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } outer && routers.Contains(outer))
            {
                depth++;
            }
        }

        return depth;
    }
}
