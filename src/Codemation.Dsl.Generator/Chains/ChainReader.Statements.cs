using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <content>Bodies: a straight line of declarations and one return.</content>
internal sealed partial class ChainReader
{
    private ChainValue? ReadBlock(BlockSyntax block, ChainScope scope)
    {
        foreach (var statement in block.Statements)
        {
            if (statement is LocalFunctionStatementSyntax function
                && scope.Model.GetDeclaredSymbol(function, cancellationToken) is IMethodSymbol method)
            {
                scope.Declare(function.Identifier.ValueText, new MethodValue(method, receiver: null, scope));
            }
        }

        ChainValue? returned = null;
        foreach (var statement in block.Statements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            returned = ReadStatement(statement, scope) ?? returned;
            if (statement is ReturnStatementSyntax)
            {
                break;
            }
        }

        return returned;
    }

    private ChainValue? ReadStatement(StatementSyntax statement, ChainScope scope)
    {
        switch (statement)
        {
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, AwaitKeyword.RawKind: 0 } local:
                ReadLocals(local, scope);
                return null;
            case ExpressionStatementSyntax { Expression: var expression }:
                Evaluate(expression, scope);
                return null;
            case ReturnStatementSyntax { Expression: { } result }:
                return Evaluate(result, scope);
            case BlockSyntax block:
                return ReadBlock(block, scope.Inner());
            case LocalFunctionStatementSyntax or EmptyStatementSyntax or ReturnStatementSyntax:
                return null;
            default:
                return ReadForbidden(statement, scope);
        }
    }

    private void ReadLocals(LocalDeclarationStatementSyntax local, ChainScope scope)
    {
        foreach (var variable in local.Declaration.Variables)
        {
            var value = variable.Initializer is { } initializer ? Evaluate(initializer.Value, scope) : null;
            scope.Declare(variable.Identifier.ValueText, value);
        }
    }

    /// <summary>Reports a statement that a static plan can't hold, and reads on inside of it, for the steps it mentions.</summary>
    private ChainValue? ReadForbidden(StatementSyntax statement, ChainScope scope)
    {
        var kind = statement switch
        {
            ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax => ChainProblemKind.Loop,
            IfStatementSyntax or SwitchStatementSyntax => ChainProblemKind.Condition,
            _ => ChainProblemKind.NotStraightLine,
        };
        draft.Report(kind, statement, KeywordOf(statement));

        ChainValue? returned = null;
        foreach (var child in statement.ChildNodes())
        {
            var nested = child switch
            {
                StatementSyntax inner => ReadStatement(inner, scope),
                ElseClauseSyntax otherwise => ReadStatement(otherwise.Statement, scope),
                _ => null,
            };
            returned ??= nested;
        }

        return returned;
    }
}
