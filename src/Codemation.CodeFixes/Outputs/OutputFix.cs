using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Codemation.Analyzers.Outputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Outputs;

/// <summary>CDM007: names the step or the type that is meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OutputFix))]
[Shared]
internal sealed class OutputFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.Output);

    /// <inheritdoc/>
    protected override Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        (string, TextChange)? found = diagnostic.Properties.TryGetValue(OutputAnalyzer.Replacement, out var replacement) && replacement is not null
            ? ($"Change to {replacement}", new TextChange(diagnostic.Location.SourceSpan, replacement))
            : null;
        return Task.FromResult(found);
    }
}
