using System.Globalization;
using System.Text;
using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.StaticPlans.Loops;

/// <summary>Works out texts, such as the ids of steps, that are put together of what a loop's variables are in a round.</summary>
internal sealed class RoundText(PlanSite site, Dictionary<ISymbol, RoundValue> round)
{
    /// <summary>Null for what isn't known, or depends on the culture.</summary>
    public string? Of(ExpressionSyntax expression)
    {
        if (Value(expression) is { } value)
        {
            return Write(value.Constant, value.Type);
        }

        if (site.Model.GetConstantValue(expression, site.CancellationToken) is { HasValue: true, Value: { } constant })
        {
            return Write(constant, site.Model.GetTypeInfo(expression, site.CancellationToken).Type);
        }

        return expression switch
        {
            ParenthesizedExpressionSyntax inner => Of(inner.Expression),
            InterpolatedStringExpressionSyntax text => Interpolate(text),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsString(sum) =>
                Of(sum.Left) is { } left && Of(sum.Right) is { } right ? left + right : null,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member, ArgumentList.Arguments.Count: 0 } => member.Name.Identifier.ValueText switch
            {
                "ToString" => Of(member.Expression),
                "ToLowerInvariant" => Of(member.Expression)?.ToLowerInvariant(),
                _ => null,
            },
            _ => null,
        };
    }

    /// <summary>What a variable of the loop, or an element of one, is in the round; null for anything else.</summary>
    public RoundValue? Value(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name when site.Symbol(name) is { } symbol && round.TryGetValue(symbol, out var value) => value,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } member when Value(name) is { Elements: { Count: > 0 } elements }
            && site.Symbol(member) is IFieldSymbol field => elements.ElementAtOrDefault(Index(field)),
        _ => null,
    };

    private static int Index(IFieldSymbol field)
    {
        var fields = field.ContainingType.TupleElements;
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Name == field.Name || fields[i].CorrespondingTupleField?.Name == field.Name)
            {
                return i;
            }
        }

        return -1;
    }

    private static string? Write(object? constant, ITypeSymbol? type) => constant switch
    {
        { } number when type is INamedTypeSymbol { EnumUnderlyingType: not null } members => EnumText.Of(members, number),
        string text => text,
        char letter => letter.ToString(),
        int number when number >= 0 => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private bool IsString(ExpressionSyntax expression) => site.Model.GetTypeInfo(expression, site.CancellationToken).Type?.SpecialType == SpecialType.System_String;

    private string? Interpolate(InterpolatedStringExpressionSyntax interpolated)
    {
        var text = new StringBuilder();
        foreach (var content in interpolated.Contents)
        {
            var part = content switch
            {
                InterpolatedStringTextSyntax { TextToken: var token } => token.ValueText,
                InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => Of(hole.Expression),
                _ => null,
            };
            if (part is null)
            {
                return null;
            }

            text.Append(part);
        }

        return text.ToString();
    }
}
