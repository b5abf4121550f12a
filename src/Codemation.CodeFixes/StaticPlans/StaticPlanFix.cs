using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Codemation.CodeFixes.StaticPlans;

/// <summary>CDM005: writes what a definition decides while it runs as steps, or moves it out of the flows' way.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StaticPlanFix))]
[Shared]
internal sealed class StaticPlanFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.StaticPlan);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new StaticPlanFixAll();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await PlanRepair.FindAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is { } repair)
            {
                context.RegisterCodeFix(CodeAction.Create(repair.Title, _ => Task.FromResult(repair.Document), nameof(StaticPlanFix)), diagnostic);
            }
        }
    }
}
