using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Workflows;

/// <summary>CDM001: adds <c>partial</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFix))]
[Shared]
internal sealed class PartialFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.NotPartial);

    /// <inheritdoc/>
    protected override Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        (string, TextChange)? found = node is TypeDeclarationSyntax { Keyword.SpanStart: var start, Identifier.Text: var name }
            ? ($"Make '{name}' partial", new TextChange(new TextSpan(start, 0), "partial "))
            : null;
        return Task.FromResult(found);
    }
}
