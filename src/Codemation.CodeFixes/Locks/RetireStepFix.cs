using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Codemation.Analyzers.Locks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Locks;

/// <summary>CDM401: says that a removed step was given up, with the runs that rest there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetireStepFix))]
[Shared]
internal sealed class RetireStepFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.StrandedRuns);

    /// <inheritdoc/>
    protected override async Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(LockAnalyzer.RemovedSteps, out var removed) || string.IsNullOrEmpty(removed)
            || node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } declaration)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var attributes = removed!.Split(',').Select(static step => $"[Retired(\"{step}\")]").ToArray();
        var start = declaration.SpanStart;
        var line = text.Lines.GetLineFromPosition(start);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, start));
        var end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        var code = string.Concat(attributes.Select(attribute => attribute + (end.Length == 0 ? "\n" : end) + (string.IsNullOrWhiteSpace(indentation) ? indentation : string.Empty)));
        return ($"Add {string.Join(" ", attributes)}", new TextChange(new TextSpan(start, 0), code));
    }
}
