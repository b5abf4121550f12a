using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>The variables of flows, and of functions over them, that some code takes from around it.</summary>
internal sealed class OuterFlows(DslTypes dsl, CancellationToken cancellationToken)
{
    public HashSet<ISymbol> In(IReadOnlyCollection<SyntaxNode> code, SemanticModel model) => new(
        Uses(code, model).Select(static use => use.Variable), SymbolEqualityComparer.Default);

    /// <summary>Every use of them.</summary>
    public IEnumerable<(IdentifierNameSyntax Name, ISymbol Variable)> Uses(IReadOnlyCollection<SyntaxNode> code, SemanticModel model) => code
        .SelectMany(static node => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        .Where(static name => name.Parent is not NameColonSyntax)
        .Select(name => (Name: name, Variable: model.GetSymbolInfo(name, cancellationToken).Symbol))
        .Where(use => dsl.IsGraph(TypeOf(use.Variable)) && !code.Any(node => IsDeclaredIn(use.Variable!, node)))
        .Select(static use => (use.Name, use.Variable!));

    private ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { ContainingType.IsTupleType: false } field => field.Type,
        IPropertySymbol property when !dsl.IsOurs(property.ContainingType) => property.Type,
        _ => null,
    };

    private static bool IsDeclaredIn(ISymbol variable, SyntaxNode node) => variable.DeclaringSyntaxReferences.Any(reference =>
        reference.SyntaxTree == node.SyntaxTree && node.Span.Contains(reference.Span));
}
