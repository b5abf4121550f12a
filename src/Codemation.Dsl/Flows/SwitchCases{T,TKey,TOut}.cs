namespace Codemation;

/// <summary>Names the further cases of a <c>Switch</c>.</summary>
/// <typeparam name="T">The JSON type of the items.</typeparam>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TOut">What every way gives.</typeparam>
public sealed class SwitchCases<T, TKey, TOut>
{
    private readonly Switched<T, TKey> switched;
    private readonly List<Flow<TOut>> ends = [];

    internal SwitchCases(Switched<T, TKey> switched) => this.switched = switched;

    internal Branches<TOut> Ends => new(ends);

    /// <summary>The way of the items with a key.</summary>
    /// <param name="key">The key; each at most once.</param>
    /// <param name="flow">The steps of that way.</param>
    public SwitchCases<T, TKey, TOut> Case(TKey key, Func<Flow<T>, Flow<TOut>> flow)
    {
        ends.Add(flow(switched.Case(key)));
        return this;
    }

    /// <summary>The way of the items whose key has no case; at most once.</summary>
    /// <param name="flow">The steps of that way.</param>
    public SwitchCases<T, TKey, TOut> Default(Func<Flow<T>, Flow<TOut>> flow)
    {
        ends.Add(flow(switched.Default()));
        return this;
    }
}
