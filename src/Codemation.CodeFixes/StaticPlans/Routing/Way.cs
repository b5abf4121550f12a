using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>One way of a condition: statements that end with the flow it gives, or only the flow, or nothing.</summary>
internal sealed record Way
{
    private Way(IReadOnlyList<StatementSyntax> statements, TextSpan inside, ExpressionSyntax? result)
    {
        Statements = statements;
        Inside = inside;
        Result = result;
    }

    /// <summary>A condition that leaves things as they are.</summary>
    public static Way Empty { get; } = new([], default, null);

    /// <summary>All statements, the one that gives the flow included.</summary>
    public IReadOnlyList<StatementSyntax> Statements { get; }

    /// <summary>The text of the way with its comments.</summary>
    public TextSpan Inside { get; }

    /// <summary>Text in front of the way that has comments about it.</summary>
    public TextSpan Heading { get; init; }

    /// <summary>The flow; null where the way is empty.</summary>
    public ExpressionSyntax? Result { get; }

    public bool Returns => Statements.LastOrDefault() is ReturnStatementSyntax;

    /// <summary>The variable that is given the flow.</summary>
    public IdentifierNameSyntax? Assigned =>
        Statements.LastOrDefault() is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } } ? name : null;

    /// <summary>What there is before the flow is given.</summary>
    public IEnumerable<StatementSyntax> Before => Statements.Take(Statements.Count - 1);

    /// <summary>The code of the way.</summary>
    public IEnumerable<SyntaxNode> Code => Statements.Count > 0 ? Statements : Result is null ? [] : [Result];

    /// <summary>A way that is an expression, with the text around it that has its comments.</summary>
    public static Way Of(ExpressionSyntax result, TextSpan inside) => new([], inside, result);

    /// <summary>Null for statements that don't end with a flow.</summary>
    public static Way? Of(StatementSyntax statement) => statement is BlockSyntax block
        ? Of(block.Statements, TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart))
        : Of([statement], TextSpan.FromBounds(statement.FullSpan.Start, statement.Span.End));

    /// <inheritdoc cref="Of(StatementSyntax)"/>
    public static Way? Of(IReadOnlyList<StatementSyntax> statements, TextSpan inside) => statements.LastOrDefault() switch
    {
        null => new Way([], inside, null),
        ReturnStatementSyntax { Expression: { } result } => new Way(statements, inside, result),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax, Right: var result } } =>
            new Way(statements, inside, result),
        _ => null,
    };
}
