using System.Collections.Immutable;
using Codemation.Analyzers;
using Codemation.Analyzers.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Chains;

/// <summary>CDM009: adds ways to a switch in its fluent form, where a lambda names them.</summary>
internal abstract class EnumSwitchFix : TextFix
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.EnumCases);

    /// <inheritdoc/>
    protected sealed override async Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || call.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<LambdaExpressionSyntax>().LastOrDefault() is not { ExpressionBody: { } cases }
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { TypeArguments.Length: 2, ContainingType: var flow } method)
        {
            return null;
        }

        var way = new SwitchWay(
            method.TypeArguments[0].ToMinimalDisplayString(model, node.SpanStart).TrimEnd('?'),
            SymbolEqualityComparer.Default.Equals(flow.TypeArguments[0], method.TypeArguments[1]) ? null : method.TypeArguments[1].ToMinimalDisplayString(model, node.SpanStart),
            Literals(call));
        var missing = diagnostic.Properties[EnumSwitchAnalyzer.Missing]!.Split(',');
        var (title, code) = Ways(way, missing);
        return (title, new TextChange(new TextSpan(cases.Span.End, 0), code));
    }

    /// <summary>What to do, and the calls to add.</summary>
    protected abstract (string Title, string Code) Ways(SwitchWay way, string[] missing);

    // Ids that may be taken; one that is not an id only makes a number higher.
    private static HashSet<string> Literals(SyntaxNode node) => new(
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(static token => token.ValueText),
        StringComparer.Ordinal);
}
