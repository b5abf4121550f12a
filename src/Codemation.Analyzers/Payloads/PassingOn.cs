using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Payloads;

/// <summary>Tells what generic methods do with what they are given, by their type parameters: LINQ's, and those that wrap a value in a task.</summary>
internal static class PassingOn
{
    /// <summary>Whether a method is known to do nothing else than its type parameters say.</summary>
    public static bool Applies(IMethodSymbol method) =>
        method.ContainingNamespace is { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        || method is { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" };

    /// <summary>
    /// Whether a text in what a method is given, at a position, is in the result too: <c>Where</c> and <c>ToList</c> give it on, <c>Count</c> and the
    /// key of <c>OrderBy</c> don't.
    /// </summary>
    public static bool Gives(IMethodSymbol declared, int ordinal)
    {
        var given = declared.Parameters[ordinal].Type;
        return TypeParameters(Function(given)?.ReturnType ?? given).Any(each => Mentions(declared.ReturnType, each));
    }

    /// <summary>The parameters of a lambda, by their position, that get what the method is given at another position.</summary>
    public static IEnumerable<int> GivenTo(IMethodSymbol declared, int from, int lambda)
    {
        var parts = TypeParameters(declared.Parameters[from].Type).ToList();
        return Function(declared.Parameters[lambda].Type)?.Parameters.Where(each => parts.Exists(part => Mentions(each.Type, part))).Select(static each => each.Ordinal) ?? [];
    }

    private static IMethodSymbol? Function(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Name: "Expression", Arity: 1, TypeArguments: var arguments } => Function(arguments[0]),
        INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => invoke,
        _ => null,
    };

    private static IEnumerable<ITypeParameterSymbol> TypeParameters(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => [parameter],
        IArrayTypeSymbol array => TypeParameters(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(TypeParameters),
        _ => [],
    };

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => TypeParameters(type).Contains(parameter, SymbolEqualityComparer.Default);
}
