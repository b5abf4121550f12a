using System.Runtime.CompilerServices;
using Codemation.Dsl.Generator.Model;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Nodes;

/// <summary>The nodes that flows of a compilation can use, by request: its own, and those of the assemblies it references.</summary>
internal sealed class KnownNodes
{
    private static readonly ConditionalWeakTable<Compilation, KnownNodes> Compilations = new();

    private readonly Dictionary<ITypeSymbol, List<INamedTypeSymbol>> byRequest = new(SymbolEqualityComparer.Default);

    private KnownNodes(Compilation compilation)
    {
        AddAll(compilation.Assembly.GlobalNamespace, compilation);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            foreach (var attribute in assembly.GetAttributes())
            {
                if (attribute is { AttributeClass.Name: "NodeForAttribute", ConstructorArguments: { Length: 2 } arguments }
                    && arguments[0].Value is ITypeSymbol request && arguments[1].Value is INamedTypeSymbol node)
                {
                    Add(request, node);
                }
            }
        }
    }

    public static KnownNodes Of(Compilation compilation) => Compilations.GetValue(compilation, static each => new KnownNodes(each));

    /// <summary>The nodes for a request that a step of a kind can use.</summary>
    public IReadOnlyList<INamedTypeSymbol> For(ITypeSymbol request, StepKind kind) => byRequest.TryGetValue(request, out var nodes)
        ? [.. nodes.Where(node => NodeReader.Base(node) is var (nodeKind, _) && nodeKind == NodeKind.RouterNode == (kind == StepKind.Route))]
        : [];

    // One that the host can't see is no choice; it has an error of its own.
    private void AddAll(INamespaceOrTypeSymbol container, Compilation compilation)
    {
        if (container is INamedTypeSymbol { IsAbstract: false } type && NodeReader.Base(type) is var (_, node) && TypeVisibility.IsAssemblyWide(type, compilation))
        {
            Add(node.TypeArguments[0], type);
        }

        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol inner)
            {
                AddAll(inner, compilation);
            }
        }
    }

    private void Add(ITypeSymbol request, INamedTypeSymbol node)
    {
        if (!byRequest.TryGetValue(request, out var nodes))
        {
            byRequest.Add(request, nodes = []);
        }

        nodes.Add(node);
    }
}
