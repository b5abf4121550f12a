using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Codemation.Analyzers.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Callbacks;

/// <summary>CDM013: awaits, where the code around can, and passes the step's token on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BlockingFix))]
[Shared]
internal sealed class BlockingFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.Blocking);

    /// <inheritdoc/>
    protected override Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken) => Task.FromResult(Find(node, diagnostic));

    private static (string Title, TextChange Change)? Find(SyntaxNode node, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(CallbackProperties.Replacement, out var replacement) || replacement is null)
        {
            return null;
        }

        if (diagnostic.Descriptor.Equals(CallbackRules.Blocking))
        {
            return ($"Write '{replacement}'", new TextChange(diagnostic.Location.SourceSpan, replacement));
        }

        return node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList: var list }
            ? ($"Pass {replacement}", new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), (list.Arguments.Count > 0 ? ", " : "") + replacement))
            : null;
    }
}
