namespace Codemation.Dsl.Generator.Chains.Values;

/// <summary>Values in a fixed order that can be taken apart: a tuple, or the two flows of an <c>If</c> in statement form.</summary>
internal sealed class TupleValue(params ChainValue?[] elements) : ChainValue
{
    public IReadOnlyList<ChainValue?> Elements { get; } = elements;
}
