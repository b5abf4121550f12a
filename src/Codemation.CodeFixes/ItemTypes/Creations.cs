using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.ItemTypes;

/// <summary>Finds and rewrites the expressions that make values of an anonymous type or tuple.</summary>
internal static class Creations
{
    /// <summary>Those in the lambdas of a call.</summary>
    public static IReadOnlyList<ExpressionSyntax> Of(INamedTypeSymbol type, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
    [
        .. call.ArgumentList.Arguments
            .SelectMany(static argument => argument.DescendantNodes())
            .OfType<ExpressionSyntax>()
            .Where(expression => expression is AnonymousObjectCreationExpressionSyntax or TupleExpressionSyntax
                && Is(type, model.GetTypeInfo(expression, cancellationToken))),
    ];

    /// <summary>The changes that make it call the constructor of a record.</summary>
    public static IEnumerable<TextChange> Replace(ExpressionSyntax creation, string name) =>
        creation is TupleExpressionSyntax tuple ? Replace(tuple, name) : Replace((AnonymousObjectCreationExpressionSyntax)creation, name);

    // The names of a tuple's elements don't count: values are converted from one to the other.
    private static bool Is(INamedTypeSymbol type, TypeInfo found) => Is(type, found.Type) || Is(type, found.ConvertedType);

    private static bool Is(INamedTypeSymbol type, ITypeSymbol? found) =>
        found is INamedTypeSymbol named && SymbolEqualityComparer.Default.Equals(named.TupleUnderlyingType ?? named, type.TupleUnderlyingType ?? type);

    private static IEnumerable<TextChange> Replace(TupleExpressionSyntax tuple, string name)
    {
        yield return new TextChange(new TextSpan(tuple.OpenParenToken.SpanStart, 0), "new " + name);
        foreach (var element in tuple.Arguments)
        {
            if (element.NameColon is { } named)
            {
                yield return new TextChange(TextSpan.FromBounds(named.SpanStart, element.Expression.SpanStart), string.Empty);
            }
        }
    }

    private static IEnumerable<TextChange> Replace(AnonymousObjectCreationExpressionSyntax creation, string name)
    {
        var members = creation.Initializers;
        yield return new TextChange(TextSpan.FromBounds(creation.NewKeyword.Span.End, Begin(creation)), $" {name}(");
        foreach (var member in members)
        {
            if (member.NameEquals is { } named)
            {
                yield return new TextChange(TextSpan.FromBounds(named.SpanStart, member.Expression.SpanStart), string.Empty);
            }
        }

        var end = members.Count > 0 ? members[members.Count - 1].Span.End : creation.OpenBraceToken.Span.End;
        yield return new TextChange(TextSpan.FromBounds(end, creation.Span.End), ")");
    }

    private static int Begin(AnonymousObjectCreationExpressionSyntax creation) => creation.Initializers.Count > 0 && IsOnOneLine(creation)
        ? creation.Initializers[0].SpanStart
        : creation.OpenBraceToken.Span.End;

    private static bool IsOnOneLine(SyntaxNode node)
    {
        var lines = node.SyntaxTree.GetLineSpan(node.Span);
        return lines.StartLinePosition.Line == lines.EndLinePosition.Line;
    }
}
