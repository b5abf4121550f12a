using Codemation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Codemation.CodeFixes.StaticPlans;

/// <summary>
/// Repairs one place after the other: a condition in another one becomes a step first, and the ids of new steps are free only
/// against those that were added before.
/// </summary>
internal sealed class StaticPlanFixAll : FixAllProvider
{
    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(
        CodeAction.Create("Make the definitions static", token => ApplyAsync(fixAllContext, token), nameof(StaticPlanFix)));

    private static async Task<Solution> ApplyAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            var found = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            var documents = found.Where(static diagnostic => diagnostic.Id == DiagnosticIds.StaticPlan)
                .Select(diagnostic => project.GetDocument(diagnostic.Location.SourceTree))
                .OfType<Document>()
                .Where(document => context.Scope != FixAllScope.Document || document.Id == context.Document?.Id)
                .Select(static document => document.Id)
                .Distinct();
            foreach (var document in documents)
            {
                solution = await RepairAsync(solution, document, cancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }

    // Each repair leaves fewer places than there were, so this ends.
    private static async Task<Solution> RepairAsync(Solution solution, DocumentId id, CancellationToken cancellationToken)
    {
        while (await PlanRepair.FindFirstAsync(solution.GetDocument(id)!, cancellationToken).ConfigureAwait(false) is { } repair)
        {
            solution = repair.Document.Project.Solution;
        }

        return solution;
    }
}
