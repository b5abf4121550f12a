using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans;

/// <summary>Leaves out <c>??</c> and <c>?.</c> on a flow that the compiler knows not to be null.</summary>
internal static class NeverNull
{
    public static PlanRewriting? Rewrite(PlanSite site) => site.Node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either when IsNeverNull(either.Left, site) && IsPlain(either, site) =>
            new PlanRewriting("Leave out '??'", new TextChange(TextSpan.FromBounds(either.Left.Span.End, either.Span.End), string.Empty)),
        ConditionalAccessExpressionSyntax access when IsNeverNull(access.Expression, site) =>
            new PlanRewriting("Leave out '?'", new TextChange(access.OperatorToken.Span, string.Empty)),
        _ => null,
    };

    private static bool IsNeverNull(ExpressionSyntax flow, PlanSite site) =>
        site.Model.GetTypeInfo(flow, site.CancellationToken).Nullability.FlowState == NullableFlowState.NotNull;

    private static bool IsPlain(BinaryExpressionSyntax either, PlanSite site) =>
        !site.Layout.Comments(TextSpan.FromBounds(either.Left.Span.End, either.Span.End)).Any();
}
