using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Codemation.CodeFixes.Attachments;

/// <summary>Plans all members together: several may be put into one item, which merging single fixes would take for a conflict.</summary>
internal sealed class AttachmentFixAll : FixAllProvider
{
    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(
        CodeAction.Create("Attach the bytes to the items", token => ApplyAsync(fixAllContext, token), nameof(AttachmentFix)));

    private static async Task<Solution> ApplyAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        var members = new List<MovedMember>();
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            foreach (var diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
            {
                var document = project.GetDocument(diagnostic.Location.SourceTree);
                if (document is not null
                    && (context.Scope != FixAllScope.Document || document.Id == context.Document?.Id)
                    && await AttachmentFix.MemberAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } member)
                {
                    members.Add(member);
                }
            }
        }

        return await (await AttachmentPlan.MakeAsync(context.Solution, members, cancellationToken).ConfigureAwait(false)).ApplyAsync(cancellationToken).ConfigureAwait(false);
    }
}
