using System.Collections;

namespace Codemation;

/// <summary>The values of a list of items.</summary>
internal sealed class ItemValues<T>(IReadOnlyList<Item<T>> items) : IReadOnlyList<T>
{
    public int Count => items.Count;

    public T this[int index] => items[index].Json;

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < items.Count; i++)
        {
            yield return items[i].Json;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
