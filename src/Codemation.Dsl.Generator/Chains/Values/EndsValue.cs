namespace Codemation.Dsl.Generator.Chains.Values;

/// <summary>Several flows as one value: the ends of a router or a fork, an array of flows.</summary>
internal sealed class EndsValue(IReadOnlyList<FlowValue> ends) : ChainValue
{
    public IReadOnlyList<FlowValue> Ends { get; } = ends;
}
