using System.Collections.Immutable;
using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Chains;

/// <summary>CDM006: a flow that nothing takes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnusedFlowAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(ChainRules.FlowUnused, ChainRules.BranchUnused);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        // Where the flows themselves are not known, which of them end is not known either.
        if (!reading.Problems.All(HasKnownFlows))
        {
            yield break;
        }

        foreach (var problem in reading.Problems)
        {
            switch (problem.Kind)
            {
                case ChainProblemKind.FlowUnused:
                    yield return Diagnostic.Create(ChainRules.FlowUnused, problem.Location, problem.Arguments);
                    break;
                case ChainProblemKind.BranchUnused:
                    yield return Diagnostic.Create(ChainRules.BranchUnused, problem.Location, problem.Arguments);
                    break;
            }
        }
    }

    private static bool HasKnownFlows(ChainProblem problem) => !problem.BreaksPlan || problem.Kind
        is ChainProblemKind.StepIdMalformed or ChainProblemKind.StepIdNotConstant or ChainProblemKind.StepIdUsedTwice
        or ChainProblemKind.CaseNotConstant or ChainProblemKind.CaseUsedTwice or ChainProblemKind.ModeNotConstant;
}
