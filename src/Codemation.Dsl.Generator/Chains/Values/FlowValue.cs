using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains.Values;

/// <summary>A flow: where its items come from, and their type.</summary>
internal sealed class FlowValue(ChainSource source, ITypeSymbol items) : ChainValue
{
    public ChainSource Source { get; } = source;

    public ITypeSymbol Items { get; } = items;
}
