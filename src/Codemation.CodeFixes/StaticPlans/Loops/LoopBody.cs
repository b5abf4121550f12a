using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Loops;

/// <summary>What a loop does in each round.</summary>
internal sealed class LoopBody
{
    private readonly PlanSite site;
    private readonly string indentation;
    private readonly IReadOnlyList<StatementSyntax> statements;
    private readonly List<(ExpressionSyntax Syntax, string Id)> ids;

    private LoopBody(PlanSite site, string indentation, IReadOnlyList<StatementSyntax> statements, TextSpan inside)
    {
        this.site = site;
        this.indentation = indentation;
        this.statements = statements;
        Inside = inside;
        ids = [.. statements.SelectMany(static each => each.DescendantNodes()).OfType<InvocationExpressionSyntax>().Select(IdOf).OfType<(ExpressionSyntax, string)>()];
    }

    public TextSpan Inside { get; }

    /// <summary>Null for a body that leaves the loop, or can't be there twice.</summary>
    public static LoopBody? Of(StatementSyntax body, string indentation, PlanSite site)
    {
        var (statements, inside) = body is BlockSyntax block
            ? ((IReadOnlyList<StatementSyntax>)block.Statements, TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart))
            : ([body], body.FullSpan);
        var leaves = body.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .Any(static node => node is BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax or LabeledStatementSyntax);
        var result = new LoopBody(site, indentation, statements, inside);
        return statements.Count == 0 || leaves || body.ContainsDirectives || result.NamesItsSteps() ? null : result;
    }

    /// <summary>The statements of a round. Ids that are the same in every round get a number from the second on; comments are there once.</summary>
    public string? Write(Dictionary<ISymbol, RoundValue> round, bool isFirst)
    {
        var changes = new List<TextChange>();
        var text = new RoundText(site, round);
        if (!statements.All(statement => Replace(statement, text, changes)))
        {
            return null;
        }

        if (!isFirst)
        {
            var written = changes.ConvertAll(static change => change.Span);
            var same = ids.Where(id => !written.Exists(span => span.OverlapsWith(id.Syntax.Span)));
            changes.AddRange(same.Select(id => new TextChange(id.Syntax.Span, Literal(site.TakeId(id.Id)))));
            changes.AddRange(statements[0].Parent!.DescendantTrivia().Where(trivia => Inside.Contains(trivia.Span) && SourceLayout.IsComment(trivia)).Select(Without));
        }

        var depth = site.Layout.IndentationAt(statements[0].SpanStart);
        if (!statements.Any(static each => each is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax))
        {
            return site.Layout.Move(Inside, depth, indentation, changes).Trim();
        }

        var inner = indentation + site.Layout.Unit;
        var end = site.Layout.NewLine;
        return "{" + end + inner + site.Layout.Move(Inside, depth, inner, changes).Trim() + end + indentation + "}";
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static bool Replace(SyntaxNode node, RoundText text, List<TextChange> changes)
    {
        switch (node)
        {
            case InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or InvocationExpressionSyntax
                when Mentions(node, text) && text.Of((ExpressionSyntax)node) is { } known:
                changes.Add(new TextChange(node.Span, Literal(known)));
                return true;
            case InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: var hole }
                when text.Value(hole) is not null && text.Of(hole) is { } plain && plain.All(char.IsLetterOrDigit):
                changes.Add(new TextChange(node.Span, plain));
                return true;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } when Mentions(node, text):
                return false;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when text.Value((ExpressionSyntax)node) is { } value:
                changes.Add(new TextChange(node.Span, value.Text));
                return value.Elements.Count == 0;
            default:
                return node.ChildNodes().All(child => Replace(child, text, changes));
        }
    }

    private static bool Mentions(SyntaxNode node, RoundText text) => node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => text.Value(name) is not null);

    private (ExpressionSyntax Syntax, string Id)? IdOf(InvocationExpressionSyntax call) =>
        site.Symbol(call) is IMethodSymbol method && site.Dsl.IsOurs(method.ContainingType)
        && call.ArgumentList.Arguments.FirstOrDefault() is { NameColon: null or { Name.Identifier.ValueText: "id" } } first
        && method.Parameters.FirstOrDefault() is { Name: "id" }
        && site.Model.GetConstantValue(first.Expression, site.CancellationToken).Value is string id
            ? (first.Expression, id)
            : null;

    // A callback that asks for the output of a step by its id would have to ask for another one in each round.
    private bool NamesItsSteps() => statements.SelectMany(static each => each.DescendantNodes()).OfType<LiteralExpressionSyntax>()
        .Any(literal => literal.Token.Value is string text && ids.Exists(id => id.Id == text) && !ids.Exists(id => id.Syntax == literal));

    private TextChange Without(SyntaxTrivia comment)
    {
        var line = site.Text.Lines.GetLineFromPosition(comment.SpanStart);
        var before = site.Text.ToString(TextSpan.FromBounds(line.Start, comment.SpanStart));
        if (string.IsNullOrWhiteSpace(before) && line.End == comment.Span.End)
        {
            return new TextChange(line.SpanIncludingLineBreak, string.Empty);
        }

        var blank = before.Length - before.TrimEnd().Length;
        return new TextChange(TextSpan.FromBounds(comment.SpanStart - blank, comment.Span.End), string.Empty);
    }
}
