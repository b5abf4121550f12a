using System.Collections.Immutable;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Chains.Callbacks;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Chains;

/// <summary>CDM010: a case that an earlier one covers, and a condition that is always the same.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnreachableBranchAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(ChainRules.CaseUnreachable, ChainRules.ConditionConstant);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        foreach (var problem in reading.Problems)
        {
            if (problem.Kind == ChainProblemKind.CaseUnreachable)
            {
                yield return Diagnostic.Create(ChainRules.CaseUnreachable, problem.Location, problem.Arguments);
            }
        }

        var callbacks = new StepCallbacks(compilation, cancellationToken);
        foreach (var step in reading.Steps)
        {
            if (step.Kind is not (StepKind.If or StepKind.Filter))
            {
                continue;
            }

            foreach (var callback in callbacks.Of(step))
            {
                if (callback is { Parameter: "when", Function: LambdaExpressionSyntax { ExpressionBody: { } condition } }
                    && callback.Model.GetConstantValue(condition, cancellationToken).Value is bool value)
                {
                    yield return Diagnostic.Create(ChainRules.ConditionConstant, condition.GetLocation(), step.Id, value ? "true" : "false");
                }
            }
        }
    }
}
