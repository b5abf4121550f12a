using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Callbacks;

/// <summary>Finds state outside of a step's code that changes while runs go on.</summary>
internal static class ChangingState
{
    /// <summary>Whether a name in a function stands for such state, and what it is, for people.</summary>
    public static string? Describe(IdentifierNameSyntax name, SyntaxNode function, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(name, cancellationToken).Symbol switch
        {
            ILocalSymbol { IsConst: false } local when IsOutside(local, function, cancellationToken) && IsAssigned(local, model, cancellationToken) =>
                $"'{local.Name}' is a variable outside of the step that changes",
            IFieldSymbol { IsStatic: true, IsReadOnly: false, IsConst: false } field when MayBeWritten(field, cancellationToken) =>
                $"'{field.Name}' is a static field that is written",
            IFieldSymbol { IsStatic: false, IsReadOnly: false } field when IsWritten(name) && field.ContainingType.Locations.Any(static each => each.IsInSource) && IsOwn(name) =>
                $"'{field.Name}' belongs to the one instance that serves all runs",
            _ => null,
        };

    private static bool IsOutside(ILocalSymbol local, SyntaxNode function, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } declaration && !function.Contains(declaration);

    // Its own declaration doesn't count.
    private static bool IsAssigned(ILocalSymbol local, SemanticModel model, CancellationToken cancellationToken)
    {
        var declaration = local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        var member = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return member?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(each => each.Identifier.ValueText == local.Name && IsWritten(each)
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(each, cancellationToken).Symbol, local)) == true;
    }

    // Another class may write what it can see.
    private static bool MayBeWritten(IFieldSymbol field, CancellationToken cancellationToken) => field.DeclaringSyntaxReferences.Length > 0
        && (field.DeclaredAccessibility != Accessibility.Private
            || field.ContainingType.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken)
                .DescendantNodes().OfType<IdentifierNameSyntax>().Any(each => each.Identifier.ValueText == field.Name && IsWritten(each))));

    private static bool IsOwn(IdentifierNameSyntax name) => name.Parent is not MemberAccessExpressionSyntax access
        || access.Name != name
        || access.Expression is ThisExpressionSyntax;

    private static bool IsWritten(IdentifierNameSyntax name)
    {
        SyntaxNode place = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return place.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == place,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => true,
            ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
            _ => false,
        };
    }
}
