using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>
/// Tells expressions that give the same while a workflow exists, so that it doesn't matter whether they are asked once or for each item; or else those that
/// only look at what is stored, so that they can be asked where they were not before.
/// </summary>
internal sealed class SettledValue(SemanticModel model, bool mayChange, CancellationToken cancellationToken)
{
    public bool Is(ExpressionSyntax expression) => model.GetConstantValue(expression, cancellationToken).HasValue || expression switch
    {
        ParenthesizedExpressionSyntax inner => Is(inner.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negated => Is(negated.Operand),
        BinaryExpressionSyntax binary => IsComparison(binary) && Is(binary.Left) && Is(binary.Right),
        IdentifierNameSyntax name => IsSettled(Symbol(name), name),
        MemberAccessExpressionSyntax member => IsSettled(Symbol(member), member) && (IsType(member.Expression) || member.Expression is ThisExpressionSyntax || Is(member.Expression)),
        _ => false,
    };

    private ISymbol? Symbol(SyntaxNode node) => model.GetSymbolInfo(node, cancellationToken).Symbol;

    private bool IsType(ExpressionSyntax expression) => Symbol(expression) is INamespaceOrTypeSymbol;

    // An operator of one's own may do anything.
    private bool IsComparison(BinaryExpressionSyntax binary) =>
        binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
            or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
        && (Symbol(binary) as IMethodSymbol)?.MethodKind is MethodKind.BuiltinOperator or null;

    private bool IsSettled(ISymbol? symbol, SyntaxNode use) => symbol switch
    {
        IFieldSymbol field => mayChange || field.IsReadOnly || field.IsConst,
        IPropertySymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } property => (mayChange || property.SetMethod is null or { IsInitOnly: true }) && IsStored(property),
        ILocalSymbol or IParameterSymbol => mayChange || !IsWritten(symbol, use),
        _ => false,
    };

    // A property that computes something may compute something else next time.
    private bool IsStored(IPropertySymbol property) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
    {
        ParameterSyntax => true,
        PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.All(static each => each.Body is null && each.ExpressionBody is null),
        _ => false,
    };

    // A parameter of a primary constructor can be written by every method of the class.
    private bool IsWritten(ISymbol variable, SyntaxNode use) => variable.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        ? constructor.ContainingType.DeclaringSyntaxReferences.Any(reference => IsWrittenIn(variable, reference.GetSyntax(cancellationToken)))
        : use.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && IsWrittenIn(variable, member);

    private static bool IsWrittenIn(ISymbol variable, SyntaxNode code) => code.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
        name.Identifier.ValueText == variable.Name && name.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == name,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => true,
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
            ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax taken } tuple } => taken.Left == tuple,
            _ => false,
        });
}
