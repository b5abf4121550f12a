using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.ItemTypes;

/// <summary>CDM102: declares a record beside the workflow for the anonymous type or tuple that a step makes, and makes that instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordFix))]
[Shared]
internal sealed class RecordFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.NamelessType);

    // The records of several steps go to one place, which merging single fixes would take for a conflict.
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var plans = await PlanAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (plans.Count == 1)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Declare the record '{plans[0].Name}'", token => ApplyAsync(context.Document, [diagnostic], token), nameof(RecordFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var plans = await PlanAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);
        var declarations = plans
            .GroupBy(static plan => plan.DeclareAt)
            .Select(group => new TextChange(new TextSpan(group.Key, 0), string.Concat(group.Select(plan => plan.Declaration))));
        return document.WithText(text.WithChanges(plans.SelectMany(static plan => plan.Changes).Concat(declarations).OrderBy(static change => change.Span)));
    }

    private static async Task<IReadOnlyList<RecordPlan>> PlanAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var plans = new List<RecordPlan>();
        if (model is null || root is null)
        {
            return plans;
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics.OrderBy(static one => one.Location.SourceSpan))
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (RecordPlan.For(node, model, taken, cancellationToken) is { } plan)
            {
                plans.Add(plan);
            }
        }

        return plans;
    }
}
