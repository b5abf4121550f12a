using System.Globalization;
using System.Text;
using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <content>Constants: ids, keys, modes, and texts that a followed method puts together from its constant arguments.</content>
internal sealed partial class ChainReader
{
    private ChainValue? EvaluateConstant(ExpressionSyntax expression, ChainScope scope)
    {
        var constant = scope.Model.GetConstantValue(expression, cancellationToken);
        if (constant.HasValue)
        {
            return new ConstantValue(constant.Value, scope.Model.GetTypeInfo(expression, cancellationToken).Type);
        }

        return expression is IdentifierNameSyntax name ? scope.Find(name.Identifier.ValueText) : EvaluateText(expression, scope);
    }

    private ConstantValue? EvaluateText(ExpressionSyntax expression, ChainScope scope) => expression switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Concatenate([sum.Left, sum.Right], scope),
        InterpolatedStringExpressionSyntax interpolated => Interpolate(interpolated, scope),
        _ => null,
    };

    private ConstantValue? Concatenate(IEnumerable<ExpressionSyntax> parts, ChainScope scope)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (EvaluateConstant(part, scope) is not ConstantValue { Value: string piece })
            {
                return null;
            }

            text.Append(piece);
        }

        return Text(text);
    }

    private ConstantValue? Interpolate(InterpolatedStringExpressionSyntax interpolated, ChainScope scope)
    {
        var text = new StringBuilder();
        foreach (var content in interpolated.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax { TextToken: var token }:
                    text.Append(token.ValueText);
                    break;
                case InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole
                    when EvaluateConstant(hole.Expression, scope) is ConstantValue { Value: string piece }:
                    text.Append(piece);
                    break;
                default:
                    return null;
            }
        }

        return Text(text);
    }

    private ConstantValue Text(StringBuilder text) =>
        new(text.ToString(), compilation.GetSpecialType(SpecialType.System_String));

    /// <summary>The text that the recorder names a case's port with.</summary>
    private static string PortName(object? key, ITypeSymbol keyType)
    {
        if (keyType is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            keyType = nullable.TypeArguments[0];
        }

        if (keyType is INamedTypeSymbol { EnumUnderlyingType: not null } type && key is not null)
        {
            return EnumText.Of(type, key);
        }

        // The constant has the type it was written with, the key the type it is converted to.
        return key switch
        {
            char letter when keyType.SpecialType != SpecialType.System_Char => ((int)letter).ToString(CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            float number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToString(key, CultureInfo.InvariantCulture) ?? "",
        };
    }
}
