using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>A <c>switch</c> statement over flows: its sections become the cases of a <c>Switch</c>.</summary>
internal static class SwitchRouting
{
    public static PlanRewriting? Rewrite(PlanSite site)
    {
        if (site.Node is not SwitchStatementSyntax choice || !SwitchKey.Is(choice.Expression, site) || Cases(choice) is not { Count: > 0 } cases)
        {
            return null;
        }

        var end = choice.Span.End;
        if (cases.TrueForAll(static each => each.Key is not null))
        {
            if (StatementRest.Otherwise(choice, written: null, cases[0].Way) is not var (rest, restEnd))
            {
                return null;
            }

            cases.Add((null, rest));
            end = restEnd;
        }

        var ways = cases.ConvertAll(static each => each.Way);
        if (cases.Count < 2
            || RoutedStatement.Of(site, ways) is not { } statement
            || Criterion.Of(choice.Expression, site) is not { } criterion
            || RoutedFlow.Of(site, ways, statement.Target, site.Layout.IndentationAt(choice.SpanStart)) is not { } flow)
        {
            return null;
        }

        var id = site.TakeId(criterion.Id);
        var merge = site.TakeId(id + "-merged");
        return statement.Rewriting(
            $"Send the items through .Switch(\"{id}\", …)",
            TextSpan.FromBounds(choice.SpanStart, end),
            criterion,
            flow.Switch(criterion, id, merge, cases.OrderBy(static each => each.Key is null)),
            [choice.Expression.Span, .. ways.Select(static way => way.Inside), .. ways.Select(static way => way.Heading)]) is { } rewriting
            ? rewriting with { Routed = (id, merge) }
            : null;
    }

    // Null for a section that has several keys, since its steps can't be there twice, or a pattern.
    private static List<(ExpressionSyntax? Key, Way Way)>? Cases(SwitchStatementSyntax choice)
    {
        var cases = new List<(ExpressionSyntax?, Way)>();
        foreach (var section in choice.Sections)
        {
            var isDefault = section.Labels.Any(static label => label is DefaultSwitchLabelSyntax);
            if ((!isDefault && section.Labels.Count > 1) || section.Labels.Any(static label => label is CasePatternSwitchLabelSyntax) || WayOf(section) is not { } way)
            {
                return null;
            }

            cases.Add((isDefault ? null : ((CaseSwitchLabelSyntax)section.Labels[0]).Value, way));
        }

        return cases;
    }

    private static Way? WayOf(SwitchSectionSyntax section)
    {
        var statements = section.Statements.Where(static each => each is not BreakStatementSyntax).ToList();
        var from = section.Labels.Last().ColonToken.Span.End;
        var end = section.Statements.Last().Span.End;
        if (statements.Count == 1 && statements[0] is BlockSyntax block)
        {
            statements = [.. block.Statements.Where(static each => each is not BreakStatementSyntax)];
            (from, end) = (block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart);
        }

        var stop = section.DescendantNodes().OfType<BreakStatementSyntax>().FirstOrDefault();
        return Way.Of(statements, TextSpan.FromBounds(from, stop is null ? end : stop.SpanStart)) is { } way
            ? way with { Heading = TextSpan.FromBounds(section.FullSpan.Start, from) }
            : null;
    }
}
