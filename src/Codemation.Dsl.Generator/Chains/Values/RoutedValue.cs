namespace Codemation.Dsl.Generator.Chains.Values;

/// <summary>A <c>Route</c> whose ports are still being named.</summary>
internal sealed class RoutedValue(int step) : ChainValue
{
    public int Step { get; } = step;

    /// <summary>The ends of the branches so far, in the fluent form.</summary>
    public List<FlowValue> Ends { get; } = [];
}
