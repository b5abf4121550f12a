using Codemation.Dsl.Generator.Chains.Callbacks;
using Codemation.Dsl.Generator.Model;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Payloads;

/// <summary>The items that a node class makes, and the methods that make them.</summary>
internal static class NodeCode
{
    /// <summary>The types of the items; null when the class is no node.</summary>
    public static IEnumerable<ITypeSymbol>? Items(INamedTypeSymbol type) => NodeReader.Base(type) switch
    {
        (NodeKind.RouterNode, _) => Ports(type),
        (_, { TypeArguments: var arguments }) => [arguments[arguments.Length - 1]],
        null => null,
    };

    /// <summary>The methods that the host calls, as far as this class has them.</summary>
    public static IEnumerable<ItemCode> Methods(INamedTypeSymbol type, StepCallbacks source) =>
        from method in type.GetMembers().OfType<IMethodSymbol>()
        where method is { IsOverride: true, Name: "ExecuteAsync" or "StartAsync" or "PollAsync" }
        let declaration = source.Declaration(method)
        where declaration is not null
        select new ItemCode(declaration, source.ModelOf(declaration.SyntaxTree), ItemTexts.AreResultOf(method));

    // Wherever the class says them.
    private static IEnumerable<ITypeSymbol> Ports(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Select(static field => field.Type).OfType<INamedTypeSymbol>()
            .Where(static port => port.MetadataName == "Port`1")
            .Select(static port => port.TypeArguments[0]);
}
