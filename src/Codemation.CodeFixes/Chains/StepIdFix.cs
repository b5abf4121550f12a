using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Codemation.Analyzers.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Chains;

/// <summary>CDM004: gives a step whose id is taken the next free one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StepIdFix))]
[Shared]
internal sealed class StepIdFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.StepId);

    /// <inheritdoc/>
    protected override async Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        // An id that is put together of a method's arguments is the business of the calls.
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (!diagnostic.Properties.TryGetValue(StepIdAnalyzer.FreeId, out var free) || free is null
            || node is not ExpressionSyntax id || model?.GetConstantValue(id, cancellationToken).HasValue is not true)
        {
            return null;
        }

        return ($"Use the id '{free}'", new TextChange(id.Span, SymbolDisplay.FormatLiteral(free, quote: true)));
    }
}
