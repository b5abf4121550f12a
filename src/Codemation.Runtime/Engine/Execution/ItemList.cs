using System.Collections;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>A batch as callbacks see it: items with attachments and lineage, made as they are read.</summary>
internal sealed class ItemList<T>(Batch<T> batch, SlotLineage lineage) : IReadOnlyList<Item<T>>
{
    public int Count => batch.Count;

    public Item<T> this[int index] => new(batch.Values[index], batch.Attachments?[index], new Lineage(lineage, index));

    public IEnumerator<Item<T>> GetEnumerator()
    {
        for (var i = 0; i < batch.Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
