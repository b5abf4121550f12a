using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>What a router decides by. A value that isn't settled gets a variable, so that it is asked once, when it was asked before.</summary>
/// <param name="Id">An id for the router, by the name of the value.</param>
/// <param name="Text">What the router's lambda gives.</param>
/// <param name="Value">The expression as it is written.</param>
/// <param name="Declaration">The statement that must come before; null where none must.</param>
internal sealed record Criterion(string Id, string Text, ExpressionSyntax Value, string? Declaration)
{
    /// <summary>Null for a value that can't be moved: one that is constant, or that names something for the code after it.</summary>
    public static Criterion? Of(ExpressionSyntax expression, PlanSite site)
    {
        var text = string.Join(" ", expression.ToString().Split('\n').Select(static line => line.Trim()));
        if (site.Model.GetConstantValue(expression, site.CancellationToken).HasValue
            || expression.DescendantNodesAndSelf().Any(static node => node is VariableDesignationSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax)
            || expression.DescendantTokens().Any(static token => token.Text.IndexOf('\n') >= 0)
            || expression.DescendantTrivia().Any(SourceLayout.IsComment))
        {
            return null;
        }

        var name = NameOf(expression);
        if (new SettledValue(site.Model, mayChange: false, site.CancellationToken).Is(expression))
        {
            return new Criterion(Words(name), text, expression, Declaration: null);
        }

        var variable = site.TakeName(Variable(name));
        return new Criterion(Words(name), variable, expression, $"var {variable} = {text};");
    }

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => NameOf(inner.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negated => "Not" + Pascal(NameOf(negated.Operand)),
        BinaryExpressionSyntax { Left: not LiteralExpressionSyntax } binary => NameOf(binary.Left),
        BinaryExpressionSyntax binary => NameOf(binary.Right),
        InvocationExpressionSyntax call => NameOf(call.Expression),
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax identifier => identifier.Identifier.ValueText,
        IsPatternExpressionSyntax pattern => NameOf(pattern.Expression),
        _ => "Condition",
    };

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static string Variable(string name)
    {
        var plain = name.TrimStart('_');
        return plain.Length == 0 ? "condition" : char.ToLowerInvariant(plain[0]) + plain.Substring(1);
    }

    private static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsUpper(character) && words.Length > 0 && words[words.Length - 1] != '-')
            {
                words.Append('-');
            }

            var lower = char.ToLowerInvariant(character);
            if (lower is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                words.Append(lower);
            }
        }

        return words.Length == 0 ? "condition" : words.ToString().TrimEnd('-');
    }
}
