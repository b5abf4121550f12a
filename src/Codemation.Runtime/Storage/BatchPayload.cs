namespace Codemation.Runtime.Storage;

/// <summary>
/// The items of one output port. Stores that outlive the process write the encoded form; a store in memory keeps the object.
/// </summary>
internal abstract class BatchPayload
{
    public abstract int Count { get; }

    /// <summary>Where each item came from, in the engine's own compact form.</summary>
    public abstract ReadOnlyMemory<byte> EncodeLineage();

    /// <summary>
    /// The items in chunks of bounded size, made one by one while the caller writes them.
    /// A chunk's memory is valid until the next one is asked for.
    /// </summary>
    /// <exception cref="UnwritableItemException">An item is larger than the limit, or has no JSON.</exception>
    public abstract IEnumerable<BatchChunk> EncodeItems();
}
