using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains.Values;

/// <summary>A <c>Switch</c> whose ports are still being named.</summary>
internal sealed class SwitchedValue(int step, ITypeSymbol items, ITypeSymbol key) : ChainValue
{
    public int Step { get; } = step;

    public ITypeSymbol Items { get; } = items;

    public ITypeSymbol Key { get; } = key;

    /// <summary>The ends of the branches so far, in the fluent form.</summary>
    public List<FlowValue> Ends { get; } = [];
}
