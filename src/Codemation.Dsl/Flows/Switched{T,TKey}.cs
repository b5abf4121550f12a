using Codemation.Recording;

namespace Codemation;

/// <summary>The ways out of a <c>Switch</c>, in statement form.</summary>
/// <typeparam name="T">The JSON type of the items.</typeparam>
/// <typeparam name="TKey">The type of the keys.</typeparam>
public sealed class Switched<T, TKey>
{
    private readonly Recorder recorder;
    private readonly int index;
    private readonly SwitchStep<T, TKey> step;

    internal Switched(Recorder recorder, int index, SwitchStep<T, TKey> step)
    {
        this.recorder = recorder;
        this.index = index;
        this.step = step;
    }

    /// <summary>The items with a key.</summary>
    /// <param name="key">The key; each at most once.</param>
    public Flow<T> Case(TKey key) => new(recorder, new PlanSource(index, step.AddCase(key)));

    /// <summary>The items whose key has no case; at most once.</summary>
    public Flow<T> Default() => new(recorder, new PlanSource(index, step.AddDefault()));
}
