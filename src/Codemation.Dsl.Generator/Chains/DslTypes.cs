using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>Tells the DSL's own types apart from all others, by symbol.</summary>
internal sealed class DslTypes
{
    private readonly IAssemblySymbol? dsl;

    public DslTypes(Compilation compilation) =>
        dsl = compilation.GetTypeByMetadataName("Codemation.Workflow`2")?.ContainingAssembly;

    /// <summary>The name of the DSL's type that declares the method, such as <c>Flow`1</c>; null for a method of anyone else.</summary>
    public string? Owner(IMethodSymbol method) => IsOurs(method.ContainingType) ? method.ContainingType.MetadataName : null;

    /// <summary>Whether values of the type are part of the graph, so that the reader must know where each comes from.</summary>
    public bool IsGraph(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(element => IsGraph(element.Type)),
        INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke } =>
            IsGraph(invoke.ReturnType) || invoke.Parameters.Any(parameter => IsGraph(parameter.Type)),
        INamedTypeSymbol named => IsGraphType(named) || named.TypeArguments.Any(IsGraph),
        IArrayTypeSymbol array => IsGraph(array.ElementType),
        _ => false,
    };

    /// <summary>The item type, when the type is a flow.</summary>
    public ITypeSymbol? Items(ITypeSymbol? type) =>
        type is INamedTypeSymbol { MetadataName: "Flow`1" or "Start`1" } flow && IsOurs(flow) ? flow.TypeArguments[0] : null;

    public bool IsOurs(INamedTypeSymbol? type) =>
        type is not null && dsl is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, dsl);

    private bool IsGraphType(INamedTypeSymbol type) =>
        type is { Arity: > 0, Name: "Flow" or "Start" or "Branches" or "Forked" or "Routed" or "Switched" or "SwitchCases" or "Routes" }
            or { Arity: 0, Name: "RoutePorts" or "Routes" }
        && IsOurs(type);
}
