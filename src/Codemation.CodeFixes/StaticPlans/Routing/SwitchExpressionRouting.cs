using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>A <c>switch</c> expression between flows becomes a <c>Switch</c>, where it has an arm for what no other arm takes.</summary>
internal static class SwitchExpressionRouting
{
    public static PlanRewriting? Rewrite(PlanSite site)
    {
        if (site.Node is not SwitchExpressionSyntax choice || !SwitchKey.Is(choice.GoverningExpression, site) || Cases(choice) is not { } cases
            || site.Layout.Comments(TextSpan.FromBounds(choice.SpanStart, choice.OpenBraceToken.SpanStart)).Any())
        {
            return null;
        }

        var expression = RoutedExpression.At(site, choice);
        if (Criterion.Of(choice.GoverningExpression, site) is not { } criterion
            || RoutedFlow.Of(site, cases.ConvertAll(static each => each.Way), target: null, expression.Indentation(criterion)) is not { } flow)
        {
            return null;
        }

        var id = site.TakeId(criterion.Id);
        var merge = site.TakeId(id + "-merged");
        return expression.Rewriting($"Send the items through .Switch(\"{id}\", …)", criterion, flow.Switch(criterion, id, merge, cases.OrderBy(static each => each.Key is null))) is { } rewriting
            ? rewriting with { Routed = (id, merge) }
            : null;
    }

    // Null for an arm with a pattern or a guard, and without an arm for the rest: a value that no arm takes would end the host's start, not fail an item.
    private static List<(ExpressionSyntax? Key, Way Way)>? Cases(SwitchExpressionSyntax choice)
    {
        var cases = new List<(ExpressionSyntax?, Way)>();
        for (var i = 0; i < choice.Arms.Count; i++)
        {
            var arm = choice.Arms[i];
            if (arm.WhenClause is not null || arm.Pattern is not (ConstantPatternSyntax or DiscardPatternSyntax))
            {
                return null;
            }

            var end = i < choice.Arms.SeparatorCount ? choice.Arms.GetSeparator(i).FullSpan.End : choice.CloseBraceToken.SpanStart;
            cases.Add(((arm.Pattern as ConstantPatternSyntax)?.Expression, Way.Of(arm.Expression, TextSpan.FromBounds(arm.FullSpan.Start, end))));
        }

        return cases.Exists(static each => each.Item1 is null) && cases.Count > 1 ? cases : null;
    }
}
