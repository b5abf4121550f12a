using System.Collections.Immutable;
using System.Composition;
using System.Text;
using Codemation.Analyzers;
using Codemation.Analyzers.Locks;
using Codemation.Locks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Locks;

/// <summary>CDM401 and CDM402: writes the lock of the project as its plans are now.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UpdateLockFix))]
[Shared]
internal sealed class UpdateLockFix : CodeFixProvider
{
    private const string Title = $"Update {LockFile.Name}";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.StrandedRuns, DiagnosticIds.LockBehind);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllLocks.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(CodeAction.Create(Title, token => UpdateAsync(project, token), nameof(UpdateLockFix)), diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> UpdateAsync(Project project, CancellationToken cancellationToken)
    {
        var file = project.AdditionalDocuments.FirstOrDefault(static document => Path.GetFileName(document.FilePath ?? document.Name) == LockFile.Name);
        return file is not null && await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            ? project.Solution.WithAdditionalDocumentText(
                file.Id, SourceText.From(LockedProject.Read(compilation, cancellationToken).ToText(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            : project.Solution;
    }

    // One lock holds all workflows of a project, so it is written once however many diagnostics there are.
    private sealed class AllLocks : FixAllProvider
    {
        public static AllLocks Instance { get; } = new();

        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
            return Task.FromResult<CodeAction?>(CodeAction.Create(
                Title,
                async token =>
                {
                    var solution = fixAllContext.Solution;
                    foreach (var project in projects)
                    {
                        solution = await UpdateAsync(solution.GetProject(project.Id)!, token).ConfigureAwait(false);
                    }

                    return solution;
                },
                nameof(UpdateLockFix)));
        }
    }
}
