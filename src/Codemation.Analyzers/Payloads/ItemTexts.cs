using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Payloads;

/// <summary>The DSL's own methods that make items of what they are given.</summary>
internal static class ItemTexts
{
    /// <summary>Whether an argument becomes items that are texts: of <c>NodeResult.Many</c>, <c>Poll.Done</c>, <c>ctx.Emit</c>, <c>item.With</c>, <c>new Item</c>.</summary>
    public static bool Takes(IMethodSymbol method, IParameterSymbol? parameter) =>
        parameter is not null
        && IsText(parameter.Type)
        && parameter.OriginalDefinition.Type.SpecialType != SpecialType.System_String
        && method.ContainingType is { Name: "NodeResult" or "Poll" or "RouterContext" or "Item", ContainingNamespace: { Name: "Codemation", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a method's result is a node's, and a text.</summary>
    public static bool AreResultOf(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Arity: 1, TypeArguments: var arguments } && arguments[0] is INamedTypeSymbol { Name: "NodeResult" } result && IsText(result);

    private static bool IsText(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
        || (type is INamedTypeSymbol { Name: "NodeResult" or "IEnumerable", Arity: 1, TypeArguments: var arguments } && arguments[0].SpecialType == SpecialType.System_String);
}
