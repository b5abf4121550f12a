using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>Finds the value that a member has when JSON leaves it out, where it is written as a literal.</summary>
internal static class DefaultValues
{
    public static Optional<object?> Of(MemberShape member)
    {
        if (member.Parameter is { } parameter)
        {
            return parameter.HasExplicitDefaultValue ? new Optional<object?>(parameter.ExplicitDefaultValue) : default;
        }

        return Initializer(member) is { } initializer ? Literal(initializer.Value) : default;
    }

    public static bool HasInitializer(MemberShape member) => Initializer(member) is not null;

    private static EqualsValueClauseSyntax? Initializer(MemberShape member) =>
        member.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            PropertyDeclarationSyntax property => property.Initializer,
            VariableDeclaratorSyntax field => field.Initializer,
            _ => null,
        };

    private static Optional<object?> Literal(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: not (int)SyntaxKind.DefaultLiteralExpression } literal => literal.Token.Value,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax { Token.Value: { } value } } => Negative(value),
        _ => default(Optional<object?>),
    };

    private static Optional<object?> Negative(object value) => value switch
    {
        int number => -number,
        long number => -number,
        double number => -number,
        float number => -number,
        decimal number => -number,
        _ => default(Optional<object?>),
    };
}
