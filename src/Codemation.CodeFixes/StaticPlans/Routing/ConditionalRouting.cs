using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>A <c>?:</c> between flows becomes an <c>If</c>.</summary>
internal static class ConditionalRouting
{
    public static PlanRewriting? Rewrite(PlanSite site)
    {
        if (site.Node is not ConditionalExpressionSyntax choice || RoutedExpression.At(site, choice) is not { } expression)
        {
            return null;
        }

        var then = Way.Of(choice.WhenTrue, TextSpan.FromBounds(choice.Condition.Span.End, choice.ColonToken.SpanStart));
        var otherwise = Way.Of(choice.WhenFalse, TextSpan.FromBounds(choice.ColonToken.SpanStart, choice.Span.End));
        if (Criterion.Of(choice.Condition, site) is not { } criterion
            || RoutedFlow.Of(site, [then, otherwise], target: null, expression.Indentation(criterion)) is not { } flow)
        {
            return null;
        }

        var id = site.TakeId(criterion.Id);
        var merge = site.TakeId(id + "-merged");
        return expression.Rewriting($"Send the items through .If(\"{id}\", …)", criterion, flow.If(criterion, id, merge, then, otherwise)) is { } rewriting
            ? rewriting with { Routed = (id, merge) }
            : null;
    }
}
