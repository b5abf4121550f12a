using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.ItemTypes;

/// <summary>CDM014: turns <c>set</c> into <c>init</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetterFix))]
[Shared]
internal sealed class SetterFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.SharedMutable);

    /// <inheritdoc/>
    protected override Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        var setter = (node as PropertyDeclarationSyntax)?.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration));
        (string, TextChange)? found = setter is null
            ? null
            : ($"Make the setter of '{((PropertyDeclarationSyntax)node).Identifier.ValueText}' init", new TextChange(setter.Keyword.Span, "init"));
        return Task.FromResult(found);
    }
}
