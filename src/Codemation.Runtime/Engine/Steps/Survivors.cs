using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>What is left of a batch when some of its items failed.</summary>
internal static class Survivors
{
    /// <summary>Leaves out the items that failed.</summary>
    /// <param name="batch">A batch in which each item stands where the item it was made from stood.</param>
    /// <param name="failed">The positions of the failed items, ascending.</param>
    public static Batch<T> Of<T>(Batch<T> batch, List<int> failed)
    {
        var parents = new int[batch.Count - failed.Count];
        for (int position = 0, next = 0, kept = 0; position < batch.Count; position++)
        {
            if (next < failed.Count && failed[next] == position)
            {
                next++;
            }
            else
            {
                parents[kept++] = position;
            }
        }

        return Select(batch, 0, parents);
    }

    /// <summary>As <see cref="Of{T}(Batch{T}, List{int})"/>, for a batch with lineage of its own.</summary>
    public static Batch<T> Of<T>(Batch<T> batch, List<int> failed, BatchLineage lineage)
    {
        var survivors = Of(batch, failed);
        var kept = ((SelectedLineage)survivors.Lineage).Parents;
        return new Batch<T>(survivors.Array, survivors.Count, lineage.Select(kept), survivors.Attachments);
    }

    /// <summary>The items of a batch at some positions, as the output of a step that takes it at an input.</summary>
    public static Batch<T> Select<T>(Batch<T> batch, int input, int[] positions)
    {
        var source = batch.Values;
        var values = new T[positions.Length];
        var target = values.AsSpan();
        for (var i = 0; i < positions.Length; i++)
        {
            target[i] = source[positions[i]];
        }

        var attachments = batch.Attachments is { } all ? Array.ConvertAll(positions, position => all[position]) : null;
        return new Batch<T>(values, values.Length, new SelectedLineage(input, positions), attachments);
    }
}
