namespace Codemation;

/// <summary>What a node gave for one item. A <typeparamref name="T"/> converts to it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public readonly struct NodeResult<T>
{
    internal NodeResult(Item<T> single)
    {
        Single = single;
        Count = 1;
    }

    internal NodeResult(Item<T>[] many)
    {
        Several = many;
        Count = many.Length;
    }

    /// <summary>How many items there are; 0 for a default result.</summary>
    internal int Count { get; }

    internal Item<T> Single { get; }

    internal Item<T>[]? Several { get; }

    /// <summary>One value, without attachments.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator NodeResult<T>(T value) => new(new Item<T>(value));
}
