using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>
/// A condition in an expression, which a chain takes the place of. Where something must be declared before, a method with an arrow gets
/// a body.
/// </summary>
internal sealed class RoutedExpression
{
    private readonly PlanSite site;
    private readonly ExpressionSyntax place;
    private readonly SyntaxNode? around;

    private RoutedExpression(PlanSite site, ExpressionSyntax place, SyntaxNode? around)
    {
        this.site = site;
        this.place = place;
        this.around = around;
    }

    public static RoutedExpression At(PlanSite site, ExpressionSyntax condition)
    {
        var whole = condition.Parent as ParenthesizedExpressionSyntax ?? condition;
        var outer = whole.Ancestors().FirstOrDefault(static each =>
            each is AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax or LocalFunctionStatementSyntax or StatementSyntax { Parent: BlockSyntax });
        return new RoutedExpression(site, whole, outer);
    }

    /// <summary>How deep the chain stands.</summary>
    public string Indentation(Criterion criterion) =>
        site.Layout.IndentationAt(place.SpanStart) + (criterion.Declaration is not null && around is MethodDeclarationSyntax ? site.Layout.Unit : string.Empty);

    // In a part of an expression that another part decides about.
    private bool IsAskedSometimes() => place.Ancestors().TakeWhile(each => each != around)
        .Any(static each => each is ConditionalExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax or ConditionalAccessExpressionSyntax);

    /// <summary>Null where there is no place for the declaration.</summary>
    public PlanRewriting? Rewriting(string title, Criterion criterion, string flow)
    {
        var chain = new TextChange(place.Span, flow);
        var end = site.Layout.NewLine;
        if (criterion.Declaration is not { } declaration)
        {
            return new PlanRewriting(title, chain);
        }

        if (IsAskedSometimes() && !new SettledValue(site.Model, mayChange: true, site.CancellationToken).Is(criterion.Value))
        {
            return null;
        }

        switch (around)
        {
            case StatementSyntax statement and not LocalFunctionStatementSyntax:
                var before = new TextChange(new TextSpan(statement.SpanStart, 0), declaration + end + site.Layout.IndentationAt(statement.SpanStart));
                return statement.SpanStart == place.SpanStart ? null : new PlanRewriting(title, before, chain);
            case MethodDeclarationSyntax { ExpressionBody: { } arrow } method
                when !site.Layout.Comments(TextSpan.FromBounds(method.ParameterList.Span.End, arrow.Expression.SpanStart)).Any():
                var outer = site.Layout.IndentationAt(method.SpanStart);
                var inner = outer + site.Layout.Unit;
                var body = site.Layout.Move(arrow.Expression.Span, outer, inner, [chain]);
                return new PlanRewriting(title, new TextChange(
                    TextSpan.FromBounds(arrow.ArrowToken.GetPreviousToken().Span.End, method.SemicolonToken.Span.End),
                    $"{end}{outer}{{{end}{inner}{declaration}{end}{inner}return {body};{end}{outer}}}"));
            default:
                return null;
        }
    }
}
