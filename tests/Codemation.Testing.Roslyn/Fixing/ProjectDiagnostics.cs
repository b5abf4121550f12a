using Codemation.Testing.Roslyn.Analyzing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Testing.Roslyn.Fixing;

/// <summary>Answers "fix all" what there is to fix.</summary>
internal sealed class ProjectDiagnostics(DiagnosticAnalyzer analyzer) : FixAllContext.DiagnosticProvider
{
    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        await project.GetCompilationAsync(cancellationToken) is { } compilation
            ? await Analysis.RunAsync(analyzer, compilation, project.AnalyzerOptions)
            : [];

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
    {
        var tree = await document.GetSyntaxTreeAsync(cancellationToken);
        var all = await GetAllDiagnosticsAsync(document.Project, cancellationToken);
        return all.Where(diagnostic => diagnostic.Location.SourceTree == tree);
    }

    public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
    {
        var all = await GetAllDiagnosticsAsync(project, cancellationToken);
        return all.Where(diagnostic => diagnostic.Location.SourceTree is null);
    }
}
