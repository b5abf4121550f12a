using System.Collections.Immutable;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine;

/// <summary>A batch of typed values. The array may be longer than the batch.</summary>
internal sealed class Batch<T>(T[] values, int count, BatchLineage lineage, ImmutableDictionary<string, BinaryRef>?[]? attachments = null)
    : Batch(count, lineage, attachments)
{
    private T[] values = values;

    public ReadOnlySpan<T> Values => new(values, 0, Count);

    /// <summary>The array behind the values, for batches that share them.</summary>
    public T[] Array => values;

    public override Array Untyped => values;

    public T this[int position] => values[position];

    public override void Release()
    {
        values = [];
        base.Release();
    }
}
