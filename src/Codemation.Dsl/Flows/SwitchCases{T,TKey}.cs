namespace Codemation;

/// <summary>Names the first case of a <c>Switch</c>.</summary>
/// <typeparam name="T">The JSON type of the items.</typeparam>
/// <typeparam name="TKey">The type of the keys.</typeparam>
public sealed class SwitchCases<T, TKey>
{
    private readonly Switched<T, TKey> switched;

    internal SwitchCases(Switched<T, TKey> switched) => this.switched = switched;

    /// <summary>The way of the items with a key.</summary>
    /// <typeparam name="TOut">What every way gives.</typeparam>
    /// <param name="key">The key; each at most once.</param>
    /// <param name="flow">The steps of that way.</param>
    public SwitchCases<T, TKey, TOut> Case<TOut>(TKey key, Func<Flow<T>, Flow<TOut>> flow)
        => new SwitchCases<T, TKey, TOut>(switched).Case(key, flow);

    /// <summary>The way of the items whose key has no case.</summary>
    /// <typeparam name="TOut">What every way gives.</typeparam>
    /// <param name="flow">The steps of that way.</param>
    public SwitchCases<T, TKey, TOut> Default<TOut>(Func<Flow<T>, Flow<TOut>> flow)
        => new SwitchCases<T, TKey, TOut>(switched).Default(flow);
}
