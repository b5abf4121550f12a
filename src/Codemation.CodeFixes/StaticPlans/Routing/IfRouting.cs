using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>An <c>if</c> that gives a variable another flow, or that returns one: its ways become the branches of an <c>If</c>.</summary>
internal static class IfRouting
{
    public static PlanRewriting? Rewrite(PlanSite site)
    {
        if (site.Node is not IfStatementSyntax branch
            || Way.Of(branch.Statement) is not { } then
            || StatementRest.Otherwise(branch, branch.Else?.Statement, then) is not var (otherwise, end)
            || RoutedStatement.Of(site, [then, otherwise]) is not { } statement
            || Criterion.Of(branch.Condition, site) is not { } criterion
            || RoutedFlow.Of(site, [then, otherwise], statement.Target, site.Layout.IndentationAt(branch.SpanStart)) is not { } flow)
        {
            return null;
        }

        var id = site.TakeId(criterion.Id);
        var merge = site.TakeId(id + "-merged");
        return statement.Rewriting(
            $"Send the items through .If(\"{id}\", …)",
            TextSpan.FromBounds(branch.SpanStart, end),
            criterion,
            flow.If(criterion, id, merge, then, otherwise),
            [branch.Condition.Span, then.Inside, otherwise.Inside]) is { } rewriting
            ? rewriting with { Routed = (id, merge) }
            : null;
    }
}
