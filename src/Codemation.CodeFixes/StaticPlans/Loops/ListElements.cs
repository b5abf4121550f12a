using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.StaticPlans.Loops;

/// <summary>The elements of a list that is written out, where a loop goes over it or in a variable that is there for loops only.</summary>
internal static class ListElements
{
    public static (IReadOnlyList<ExpressionSyntax> Elements, LocalDeclarationStatementSyntax? Declaration)? Of(ExpressionSyntax list, PlanSite site)
    {
        if (Written(list) is { } elements)
        {
            return (elements, null);
        }

        var variable = list is IdentifierNameSyntax ? site.Symbol(list) : null;
        var declaration = variable is ILocalSymbol or IFieldSymbol { IsStatic: true, IsReadOnly: true, DeclaredAccessibility: Accessibility.Private }
            ? variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(site.CancellationToken) as VariableDeclaratorSyntax
            : null;
        if (declaration?.SyntaxTree != site.Root.SyntaxTree || declaration.Initializer is not { Value: var value }
            || Written(value) is not { } known || IsUsedElsewhere(declaration))
        {
            return null;
        }

        return (known, declaration.Parent?.Parent is LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } local && Uses(declaration).Count() == 1 ? local : null);
    }

    private static IReadOnlyList<ExpressionSyntax>? Written(ExpressionSyntax list) => list switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        InitializerExpressionSyntax initializer => initializer.Expressions,
        BaseObjectCreationExpressionSyntax { Initializer: { } initializer, ArgumentList: null or { Arguments.Count: 0 } } => initializer.Expressions,
        CollectionExpressionSyntax collection when collection.Elements.All(static element => element is ExpressionElementSyntax) =>
            [.. collection.Elements.Select(static element => ((ExpressionElementSyntax)element).Expression)],
        _ => null,
    };

    // Somebody may have changed it meanwhile.
    private static bool IsUsedElsewhere(VariableDeclaratorSyntax declaration) =>
        Uses(declaration).Any(static use => use.Parent is not CommonForEachStatementSyntax loop || loop.Expression != use);

    private static IEnumerable<IdentifierNameSyntax> Uses(VariableDeclaratorSyntax declaration) =>
        declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == declaration.Identifier.ValueText);
}
