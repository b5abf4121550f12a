using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.StaticPlans.Loops;

/// <summary>The rounds of a loop whose number is known, each with what the loop's variables are in it.</summary>
internal sealed class LoopRounds
{
    private const int Most = 20;

    private LoopRounds(IReadOnlyList<Dictionary<ISymbol, RoundValue>> rounds) => Rounds = rounds;

    public IReadOnlyList<Dictionary<ISymbol, RoundValue>> Rounds { get; }

    /// <summary>The declaration of a list that nothing else uses.</summary>
    public LocalDeclarationStatementSyntax? List { get; private init; }

    /// <summary>Null where they aren't known, there are none, or too many to be written out.</summary>
    public static LoopRounds? Of(StatementSyntax loop, PlanSite site)
    {
        var rounds = loop switch
        {
            ForStatementSyntax counted => Counted(counted, site),
            CommonForEachStatementSyntax each when ListElements.Of(each.Expression, site) is var (elements, list) && Listed(each, elements, site) is { } listed =>
                new LoopRounds(listed) { List = list },
            _ => null,
        };
        return rounds is { Rounds.Count: > 0 and <= Most } ? rounds : null;
    }

    private static List<Dictionary<ISymbol, RoundValue>>? Listed(CommonForEachStatementSyntax loop, IReadOnlyList<ExpressionSyntax> elements, PlanSite site)
    {
        var variables = loop switch
        {
            ForEachStatementSyntax single => [site.Model.GetDeclaredSymbol(single, site.CancellationToken)],
            ForEachVariableStatementSyntax { Variable: var taken } => taken.DescendantNodes()
                .Where(static node => node is SingleVariableDesignationSyntax or DiscardDesignationSyntax)
                .Select(node => site.Model.GetDeclaredSymbol(node, site.CancellationToken) as ILocalSymbol).ToArray(),
            _ => [],
        };
        var rounds = new List<Dictionary<ISymbol, RoundValue>>();
        var type = loop is ForEachStatementSyntax ? variables[0]?.Type : site.Model.GetForEachStatementInfo(loop).ElementType;
        foreach (var element in elements)
        {
            if (type is null || RoundValue.Of(element, type, site) is not { } value)
            {
                return null;
            }

            var values = loop is ForEachStatementSyntax ? [value] : value.Elements;
            if (values.Count != variables.Length)
            {
                return null;
            }

            var round = new Dictionary<ISymbol, RoundValue>(SymbolEqualityComparer.Default);
            for (var i = 0; i < values.Count; i++)
            {
                if (variables[i] is { } variable)
                {
                    round.Add(variable, values[i]);
                }
            }

            rounds.Add(round);
        }

        return rounds;
    }

    private static LoopRounds? Counted(ForStatementSyntax loop, PlanSite site)
    {
        if (loop is not { Declaration.Variables: { Count: 1 } declared, Incrementors: { Count: 1 } incrementors }
            || loop.Condition is not BinaryExpressionSyntax { Left: IdentifierNameSyntax asked } condition
            || declared[0].Initializer is not { Value: var first }
            || site.Model.GetDeclaredSymbol(declared[0], site.CancellationToken) is not ILocalSymbol { Type.SpecialType: SpecialType.System_Int32 } counter
            || !SymbolEqualityComparer.Default.Equals(site.Symbol(asked), counter)
            || Number(first, site) is not { } value || Number(condition.Right, site) is not { } limit
            || Step(incrementors[0], counter, site) is not { } step)
        {
            return null;
        }

        var rounds = new List<Dictionary<ISymbol, RoundValue>>();
        for (; Holds(condition, value, limit) && rounds.Count <= Most; value += step)
        {
            rounds.Add(new Dictionary<ISymbol, RoundValue>(SymbolEqualityComparer.Default)
            {
                [counter] = new RoundValue(value < 0 ? $"({value.ToString(CultureInfo.InvariantCulture)})" : value.ToString(CultureInfo.InvariantCulture), (int)value, counter.Type),
            });
        }

        return new LoopRounds(rounds);
    }

    private static bool Holds(BinaryExpressionSyntax condition, long value, long limit) => condition.Kind() switch
    {
        SyntaxKind.LessThanExpression => value < limit,
        SyntaxKind.LessThanOrEqualExpression => value <= limit,
        SyntaxKind.GreaterThanExpression => value > limit,
        SyntaxKind.GreaterThanOrEqualExpression => value >= limit,
        SyntaxKind.NotEqualsExpression => value != limit,
        _ => false,
    };

    private static long? Step(ExpressionSyntax incrementor, ILocalSymbol counter, PlanSite site)
    {
        var (changed, step) = incrementor switch
        {
            PostfixUnaryExpressionSyntax unary => (unary.Operand, unary.IsKind(SyntaxKind.PostIncrementExpression) ? 1 : -1),
            PrefixUnaryExpressionSyntax unary when unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression =>
                (unary.Operand, unary.IsKind(SyntaxKind.PreIncrementExpression) ? 1 : -1),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } added => (added.Left, Number(added.Right, site)),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SubtractAssignmentExpression } taken => (taken.Left, -Number(taken.Right, site)),
            _ => ((ExpressionSyntax)incrementor, null),
        };
        return SymbolEqualityComparer.Default.Equals(site.Symbol(changed), counter) ? step : null;
    }

    private static long? Number(ExpressionSyntax expression, PlanSite site) => site.Model.GetConstantValue(expression, site.CancellationToken).Value is int number ? number : null;
}
