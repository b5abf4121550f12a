namespace Codemation;

/// <summary>How long a <c>WaitFor</c> waits for its signal. All members are optional.</summary>
/// <typeparam name="T">The JSON type of the item.</typeparam>
/// <typeparam name="TSignal">The JSON type of the signal.</typeparam>
public sealed record WaitForOptions<T, TSignal>
{
    /// <summary>How long one item waits, counted from when it arrives; without end by default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Makes the signal of an item for which none came in time. Without it such an item fails with a <see cref="TimeoutException"/>,
    /// which a <c>Try</c> can catch.
    /// </summary>
    public Func<T, TSignal>? OnTimeout { get; init; }
}
