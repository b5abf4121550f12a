using Codemation.Testing.Roslyn.Analyzing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Testing.Roslyn.Fixing;

/// <summary>Asks a fix what it has to offer.</summary>
internal static class OfferedActions
{
    public static async Task<List<OfferedAction>> AllAsync(Project project, DiagnosticAnalyzer analyzer, CodeFixProvider fix)
    {
        var compilation = await project.GetCompilationAsync()
            ?? throw new CheckFailedException("The project has no compilation.");
        var offers = new List<OfferedAction>();
        foreach (var diagnostic in await Analysis.RunAsync(analyzer, compilation, project.AnalyzerOptions))
        {
            if (fix.FixableDiagnosticIds.Contains(diagnostic.Id) && project.GetDocument(diagnostic.Location.SourceTree) is { } document)
            {
                var context = new CodeFixContext(
                    document,
                    diagnostic,
                    (action, _) => offers.Add(new OfferedAction(action, diagnostic, document)),
                    CancellationToken.None);
                await fix.RegisterCodeFixesAsync(context);
            }
        }

        return offers;
    }
}
