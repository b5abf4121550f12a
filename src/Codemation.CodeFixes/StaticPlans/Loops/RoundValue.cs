using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.StaticPlans.Loops;

/// <summary>What the variable of a loop is in one round: a constant, or a tuple of them.</summary>
/// <param name="Text">How to write it.</param>
/// <param name="Constant">The constant; for a member of an enum the underlying number.</param>
/// <param name="Type">The type of the variable.</param>
internal sealed record RoundValue(string Text, object? Constant, ITypeSymbol Type)
{
    /// <summary>The elements of a tuple; else empty.</summary>
    public IReadOnlyList<RoundValue> Elements { get; init; } = [];

    /// <summary>Null for what is not constant: it would be asked at another time.</summary>
    public static RoundValue? Of(ExpressionSyntax element, ITypeSymbol type, PlanSite site)
    {
        if (element is TupleExpressionSyntax tuple && type is INamedTypeSymbol { IsTupleType: true, TupleElements: var fields } && fields.Length == tuple.Arguments.Count)
        {
            var elements = tuple.Arguments.Select((argument, i) => Of(argument.Expression, fields[i].Type, site)).ToList();
            return elements.Exists(static each => each is null) ? null : new RoundValue(element.ToString(), Constant: null, type) { Elements = elements! };
        }

        if (site.Model.GetConstantValue(element, site.CancellationToken) is not { HasValue: true, Value: { } constant })
        {
            return null;
        }

        var text = element is LiteralExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax ? element.ToString() : $"({element})";
        return SymbolEqualityComparer.Default.Equals(site.Model.GetTypeInfo(element, site.CancellationToken).Type, type)
            ? new RoundValue(text, constant, type)
            : new RoundValue($"(({type.ToMinimalDisplayString(site.Model, site.Node.SpanStart)}){text})", constant, type);
    }
}
