using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Chains;

/// <summary>CDM011: rewrites the definition to statement form, with the same plan.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NestingFix))]
[Shared]
internal sealed class NestingFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.Nesting);

    /// <inheritdoc/>
    protected override async Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        const string Title = "Rewrite to statement form";
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var line = text.Lines.GetLineFromPosition(method.SpanStart);
        var indentation = new string([.. text.ToString(line.Span).TakeWhile(char.IsWhiteSpace)]);
        var end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) is { Length: > 0 } given ? given : "\n";
        if (method.ExpressionBody is { Expression: var chain } body)
        {
            if (StatementForm.Of(method, chain) is not { } statements)
            {
                return null;
            }

            var block = indentation + "{" + end + string.Concat(statements.Select(each => indentation + "    " + each + end)) + indentation + "}";
            var start = body.ArrowToken.GetPreviousToken().Span.End;
            return (Title, new TextChange(TextSpan.FromBounds(start, method.SemicolonToken.Span.End), end + block));
        }

        return node.FirstAncestorOrSelf<ReturnStatementSyntax>() is { Expression: { } returned, Parent: BlockSyntax { Parent: MethodDeclarationSyntax } } result
            && StatementForm.Of(method, returned) is { } several
            ? (Title, new TextChange(result.Span, string.Join(end + indentation + "    ", several)))
            : null;
    }
}
