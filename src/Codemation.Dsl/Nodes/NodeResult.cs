namespace Codemation;

/// <summary>Makes the results of nodes.</summary>
public static class NodeResult
{
    /// <summary>One output item for each value.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="values">The values; read at once.</param>
    public static NodeResult<T> Many<T>(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new([.. values.Select(static value => new Item<T>(value))]);
    }

    /// <summary>No output item.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    public static NodeResult<T> None<T>() => default;

    /// <summary>One output item with its attachments.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="item">The item.</param>
    public static NodeResult<T> Item<T>(Item<T> item) => new(item);
}
