using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Codemation.CodeFixes.Attachments;

/// <summary>CDM201, CDM202 and CDM203: takes the member out of the item's type, and attaches to the item what the steps put into it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttachmentFix))]
[Shared]
internal sealed class AttachmentFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.BinaryInJson, DiagnosticIds.EncodedBytes, DiagnosticIds.NamedBytes);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new AttachmentFixAll();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await MemberAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { Property: var property } member)
            {
                continue;
            }

            var plan = await AttachmentPlan.MakeAsync(context.Document.Project.Solution, [member], context.CancellationToken).ConfigureAwait(false);
            if (!plan.IsEmpty)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Attach '{property.ContainingType.Name}.{property.Name}' to the item", plan.ApplyAsync, nameof(AttachmentFix)), diagnostic);
            }
        }
    }

    /// <summary>The member that a diagnostic is about; null for none that can be attached.</summary>
    public static async Task<MovedMember?> MemberAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null
            ? null
            : MovedMember.At(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model, cancellationToken);
    }
}
