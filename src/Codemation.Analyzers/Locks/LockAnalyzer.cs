using System.Collections.Concurrent;
using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Analyzers.Workflows;
using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Reading;
using Codemation.Locks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Locks;

/// <summary>CDM401 and CDM402: how the plans differ from those that runs in flight were started with.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LockAnalyzer : WorkflowAnalyzer
{
    /// <summary>The property of a diagnostic that holds the ids of steps whose removal is the cause, separated by commas.</summary>
    public const string RemovedSteps = nameof(RemovedSteps);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        LockRules.StrandsRuns, LockRules.WorkflowRemoved, LockRules.Unreadable, LockRules.RetiredIdUsed, LockRules.Behind, LockRules.NotLocked);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (ProjectLock.Find(context.Options, context.CancellationToken) is not { } known)
        {
            return;
        }

        if (known.File is not { } file)
        {
            context.RegisterCompilationEndAction(end => end.ReportDiagnostic(Diagnostic.Create(LockRules.Unreadable, known.Place(null), known.Problem)));
            return;
        }

        var found = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        context.RegisterSymbolAction(symbol => Analyze(symbol, file, found), SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end =>
        {
            foreach (var plan in file.Plans.Where(plan => !found.ContainsKey(plan.WorkflowId)))
            {
                end.ReportDiagnostic(Diagnostic.Create(LockRules.WorkflowRemoved, known.Place(plan.WorkflowId), plan.WorkflowId));
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, LockFile file, ConcurrentDictionary<string, bool> found)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!WorkflowClass.Is(type) || WorkflowReader.Read(context.Compilation, type, new TreeDependencies(), context.CancellationToken) is not { } model)
        {
            return;
        }

        found[model.Id] = true;

        // What can't be read has errors of its own.
        if (!model.Chain.IsComplete)
        {
            return;
        }

        var now = LockedPlanReader.Read(model);
        var retired = RetiredSteps.Of(type);
        foreach (var step in now.Steps.Where(step => retired.Contains(step.Id)))
        {
            context.ReportDiagnostic(Diagnostic.Create(LockRules.RetiredIdUsed, Place(type, step.Id, context), step.Id));
        }

        if (file.Find(model.Id) is not { } before)
        {
            context.ReportDiagnostic(Diagnostic.Create(LockRules.NotLocked, type.Locations[0], model.Id));
            return;
        }

        Compare(context, type, before, now, retired);
    }

    private static void Compare(SymbolAnalysisContext context, INamedTypeSymbol type, LockedPlan before, LockedPlan now, IReadOnlyCollection<string> retired)
    {
        var changes = PlanComparison.Stranding(before, now, retired);
        foreach (var change in changes)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                LockRules.StrandsRuns,
                Place(type, change.Step, context),
                ImmutableDictionary<string, string?>.Empty.Add(RemovedSteps, string.Join(",", change.RemovedSteps)),
                change.Cause,
                string.Join(", ", change.Stranded),
                now.WorkflowId));
        }

        if (changes.Count == 0 && before.Hash != now.Hash)
        {
            context.ReportDiagnostic(Diagnostic.Create(LockRules.Behind, type.Locations[0], now.WorkflowId, PlanComparison.Summary(before, now)));
        }
    }

    private static Location Place(INamedTypeSymbol type, string? step, SymbolAnalysisContext context)
    {
        if (step is not null)
        {
            var reading = ChainReadings.Of(context.Compilation).Read(context.Compilation, type, context.CancellationToken);
            if (reading.Steps.FirstOrDefault(each => each.Id == step)?.Call is { } call && Id(call) is { } id)
            {
                return id.GetLocation();
            }
        }

        return type.Locations[0];
    }

    private static ExpressionSyntax? Id(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        return (arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == "id") ?? arguments.FirstOrDefault())?.Expression;
    }
}
