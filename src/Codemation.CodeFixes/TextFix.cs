using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes;

/// <summary>A fix that changes a few characters and leaves the rest of the text as it is.</summary>
internal abstract class TextFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (await FindAsync(context.Document, node, diagnostic, context.CancellationToken).ConfigureAwait(false) is var (title, change))
            {
                // All changes of one provider are of one kind, so that they can be made at once.
                context.RegisterCodeFix(
                    CodeAction.Create(title, token => ApplyAsync(context.Document, change, token), GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>The change and what to call it; null when there is none.</summary>
    protected abstract Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken);

    private static async Task<Document> ApplyAsync(Document document, TextChange change, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(change));
    }
}
