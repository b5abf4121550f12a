using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <content>Assignments, and values that are taken apart.</content>
internal sealed partial class ChainReader
{
    private ChainValue? EvaluateAssignment(AssignmentExpressionSyntax assignment, ChainScope scope)
    {
        var value = Evaluate(assignment.Right, scope);
        Bind(assignment.Left, value, scope);
        return value;
    }

    /// <summary>Gives the names on the left of an assignment their values.</summary>
    private void Bind(ExpressionSyntax target, ChainValue? value, ChainScope scope)
    {
        switch (target)
        {
            case IdentifierNameSyntax { Identifier: var name } when IsDiscard(name):
                Drop(value);
                break;
            case IdentifierNameSyntax { Identifier: var name } when scope.TryAssign(name.ValueText, value):
                break;
            case DeclarationExpressionSyntax { Designation: var designation }:
                Bind(designation, value, scope);
                break;
            case TupleExpressionSyntax tuple:
                for (var i = 0; i < tuple.Arguments.Count; i++)
                {
                    Bind(tuple.Arguments[i].Expression, Element(value, i), scope);
                }

                break;
            default:
                if (value is not null)
                {
                    draft.Report(ChainProblemKind.NotStraightLine, target, target.ToString());
                }

                break;
        }
    }

    private void Bind(VariableDesignationSyntax designation, ChainValue? value, ChainScope scope)
    {
        switch (designation)
        {
            case SingleVariableDesignationSyntax { Identifier: var name }:
                scope.Declare(name.ValueText, value);
                break;
            case DiscardDesignationSyntax:
                Drop(value);
                break;
            case ParenthesizedVariableDesignationSyntax { Variables: var variables }:
                for (var i = 0; i < variables.Count; i++)
                {
                    Bind(variables[i], Element(value, i), scope);
                }

                break;
        }
    }

    private static ChainValue? Element(ChainValue? value, int index) =>
        value is TupleValue tuple && index < tuple.Elements.Count ? tuple.Elements[index] : null;

    /// <summary>A discard says that the items are meant to go nowhere.</summary>
    private void Drop(ChainValue? value)
    {
        if (value is FlowValue flow)
        {
            draft.Take(flow);
        }
    }
}
