using System.Buffers;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Merging;

/// <summary>
/// Orders the items of several inputs by origin, then input, then position; items with no origin come last, by input and position.
/// A counting sort: linear in the number of items and origins, whatever the order in which they arrive.
/// </summary>
internal static class OriginMerge
{
    /// <summary>Orders the items.</summary>
    /// <param name="inputs">Per input the origins of its items.</param>
    /// <param name="origins">How many origins there are.</param>
    public static MergedLineage Order(ReadOnlySpan<InputOrigins> inputs, int origins)
        => PlaceAtOrigins(inputs, origins) ?? Sort(inputs, origins);

    /// <summary>
    /// The common case, branches that each changed their items one by one: every origin has exactly one item, which stands where its origin stood.
    /// </summary>
    /// <returns>Null when it isn't so.</returns>
    public static MergedLineage? PlaceAtOrigins(ReadOnlySpan<InputOrigins> inputs, int origins)
    {
        var total = 0;
        foreach (var input in inputs)
        {
            total += input.Count;
        }

        if (total != origins)
        {
            return null;
        }

        var from = new ushort[origins];
        var parents = new int[origins];
        parents.AsSpan().Fill(BatchLineage.None);
        for (var number = 0; number < inputs.Length; number++)
        {
            var input = inputs[number];
            for (var position = 0; position < input.Count; position++)
            {
                var origin = input[position];
                if (origin == BatchLineage.None || parents[origin] != BatchLineage.None)
                {
                    return null;
                }

                parents[origin] = position;
                from[origin] = (ushort)number;
            }
        }

        return new MergedLineage(from, parents);
    }

    /// <summary>The general case.</summary>
    public static MergedLineage Sort(ReadOnlySpan<InputOrigins> inputs, int origins)
    {
        // Slot o counts, then points to the place of, the next item of origin o; the last slot is for items with no origin.
        var places = ArrayPool<int>.Shared.Rent(origins + 1);
        var next = places.AsSpan(0, origins + 1);
        next.Clear();
        var total = 0;
        foreach (var input in inputs)
        {
            total += input.Count;
            for (var position = 0; position < input.Count; position++)
            {
                next[Slot(input[position], origins)]++;
            }
        }

        var place = 0;
        foreach (ref var slot in next)
        {
            (slot, place) = (place, place + slot);
        }

        var from = new ushort[total];
        var parents = new int[total];
        for (var number = 0; number < inputs.Length; number++)
        {
            var input = inputs[number];
            for (var position = 0; position < input.Count; position++)
            {
                var target = next[Slot(input[position], origins)]++;
                from[target] = (ushort)number;
                parents[target] = position;
            }
        }

        ArrayPool<int>.Shared.Return(places);
        return new MergedLineage(from, parents);
    }

    private static int Slot(int origin, int origins) => origin == BatchLineage.None ? origins : origin;
}
