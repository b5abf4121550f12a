using Codemation.Analyzers.Chains;
using Codemation.CodeFixes.StaticPlans.Computations;
using Codemation.CodeFixes.StaticPlans.Loops;
using Codemation.CodeFixes.StaticPlans.Members;
using Codemation.CodeFixes.StaticPlans.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans;

/// <summary>A document in which one place fewer keeps a definition from being static.</summary>
internal sealed record PlanRepair(string Title, Document Document)
{
    private static readonly Func<PlanSite, PlanRewriting?>[] Rewritings =
    [
        NeverNull.Rewrite,
        IfRouting.Rewrite,
        ConditionalRouting.Rewrite,
        SwitchRouting.Rewrite,
        SwitchExpressionRouting.Rewrite,
        LoopUnrolling.Rewrite,
        Computation.Rewrite,
        FunctionMember.Rewrite,
        ConstantMember.Rewrite,
    ];

    /// <summary>The repair of what is reported at a place; null where there is none.</summary>
    public static async Task<PlanRepair?> FindAsync(Document document, TextSpan reported, CancellationToken cancellationToken)
    {
        var definitions = await Definitions.OfAsync(document, cancellationToken).ConfigureAwait(false);
        return definitions.Problems(cancellationToken).Where(found => StaticPlanAnalyzer.Place(found.Problem, cancellationToken).SourceSpan == reported)
            .Select(found => Make(PlanSite.At(document, definitions, found, cancellationToken)))
            .FirstOrDefault(static repair => repair is not null);
    }

    /// <summary>The first repair there is in a document.</summary>
    public static async Task<PlanRepair?> FindFirstAsync(Document document, CancellationToken cancellationToken)
    {
        var definitions = await Definitions.OfAsync(document, cancellationToken).ConfigureAwait(false);
        return definitions.Problems(cancellationToken)
            .Select(found => Make(PlanSite.At(document, definitions, found, cancellationToken)))
            .FirstOrDefault(static repair => repair is not null);
    }

    private static PlanRepair? Make(PlanSite site)
    {
        foreach (var rewrite in Rewritings)
        {
            if (rewrite(site) is { } rewriting)
            {
                var changed = site.Text.WithChanges(rewriting.Changes.OrderBy(static change => change.Span));
                return PlanCheck.Holds(site, rewriting, changed) ? new PlanRepair(rewriting.Title, site.Document.WithText(changed)) : null;
            }
        }

        return null;
    }
}
