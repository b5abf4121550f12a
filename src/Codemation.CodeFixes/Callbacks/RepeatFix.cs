using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Codemation.Analyzers.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Callbacks;

/// <summary>CDM012: takes the clock or a new id from the step's context, which the lambda gets as a parameter where it has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepeatFix))]
[Shared]
internal sealed class RepeatFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.NotRepeatable);

    /// <inheritdoc/>
    protected override async Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(CallbackProperties.Replacement, out var replacement) || replacement is null)
        {
            return null;
        }

        var span = diagnostic.Location.SourceSpan;
        var title = $"Use {replacement}";
        if (!diagnostic.Properties.TryGetValue(CallbackProperties.Context, out var context))
        {
            return (title, new TextChange(span, replacement));
        }

        var parameter = node.Ancestors().OfType<LambdaExpressionSyntax>().Select(static lambda => lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } single } => single[0],
            _ => null,
        }).OfType<ParameterSyntax>().FirstOrDefault(static each => each.Type is null && IsStepLambda(each));
        if (parameter is null)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var list = parameter.Parent is ParameterListSyntax parenthesized ? parenthesized.Span : parameter.Span;
        var between = text.ToString(TextSpan.FromBounds(list.End, span.Start));
        return (title, new TextChange(TextSpan.FromBounds(list.Start, span.End), $"({parameter.Identifier.Text}, {context}){between}{replacement}"));
    }

    // The lambda that is the argument of the step's own call, not one inside of it.
    private static bool IsStepLambda(ParameterSyntax parameter) =>
        parameter.FirstAncestorOrSelf<LambdaExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Map" } } } };
}
