using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Loops;

/// <summary>Writes a loop out whose rounds are known, with an id of its own for every step.</summary>
internal static class LoopUnrolling
{
    public static PlanRewriting? Rewrite(PlanSite site)
    {
        var body = site.Node switch
        {
            ForStatementSyntax loop when !IsKept(loop) => loop.Statement,
            CommonForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop => loop.Statement,
            _ => null,
        };
        var indentation = site.Layout.IndentationAt(site.Node.SpanStart);
        if (body is null || site.Node is not StatementSyntax { Parent: BlockSyntax } whole
            || LoopRounds.Of(whole, site) is not { } known || LoopBody.Of(body, indentation, site) is not { } steps)
        {
            return null;
        }

        var lines = site.Layout.Comments(whole.Span, steps.Inside).ToList();
        foreach (var round in known.Rounds)
        {
            if (steps.Write(round, isFirst: ReferenceEquals(round, known.Rounds[0])) is not { } written)
            {
                return null;
            }

            lines.Add(written);
        }

        var loopChange = new TextChange(whole.Span, string.Join(site.Layout.NewLine + indentation, lines));
        var title = string.Format(CultureInfo.InvariantCulture, "Write the {0} rounds out", known.Rounds.Count);
        return known.List is { } list && !site.Layout.Comments(list.FullSpan).Any()
            ? new PlanRewriting(title, new TextChange(list.FullSpan, string.Empty), loopChange)
            : new PlanRewriting(title, loopChange);
    }

    // All rounds share one counter: a callback that runs later sees what it was in the end.
    private static bool IsKept(ForStatementSyntax loop) => loop.Statement.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>()
        .SelectMany(static function => function.DescendantNodes().OfType<IdentifierNameSyntax>())
        .Any(name => loop.Declaration?.Variables.Any(variable => variable.Identifier.ValueText == name.Identifier.ValueText) == true);
}
