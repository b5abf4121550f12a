using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Merging;

/// <summary>
/// Pairs the items of several inputs: one row at least for each origin, all combinations where inputs have several items of it, then the items
/// with no origin by position. Where no item has an origin, only by position.
/// </summary>
internal sealed class Pairing
{
    private readonly int most;

    // The last one stands in the lineage for the batch that all inputs came from: only it knows of items that all inputs dropped.
    private readonly List<int>[] parents;
    private readonly int[] row;

    private Pairing(int inputs, int most)
    {
        this.most = most;
        parents = new List<int>[inputs + 1];
        for (var input = 0; input < parents.Length; input++)
        {
            parents[input] = [];
        }

        row = new int[inputs];
    }

    private int Count => parents[0].Count;

    private int Entrance => row.Length;

    /// <summary>Pairs inputs.</summary>
    /// <param name="inputs">Per input the origins of its items.</param>
    /// <param name="origins">How many origins there are.</param>
    /// <param name="most">More rows than this are not wanted: it stops soon after.</param>
    public static PairedLineage Pair(InputOrigins[] inputs, int origins, int most)
    {
        var pairing = new Pairing(inputs.Length, most);
        var indexes = Array.ConvertAll(inputs, input => new OriginIndex(input, origins));
        var (items, without, longest) = (0, 0, 0);
        for (var input = 0; input < inputs.Length; input++)
        {
            var rest = indexes[input].WithoutOrigin.Length;
            (items, without, longest) = (items + inputs[input].Count, without + rest, Math.Max(longest, rest));
        }

        if (without == 0 || without < items)
        {
            for (var origin = 0; origin < origins && pairing.Count <= most; origin++)
            {
                pairing.AddCombinations(indexes, origin);
            }
        }

        for (var i = 0; i < longest; i++)
        {
            for (var input = 0; input < inputs.Length; input++)
            {
                var rest = indexes[input].WithoutOrigin;
                pairing.row[input] = i < rest.Length ? rest[i] : BatchLineage.None;
            }

            pairing.AddRow(BatchLineage.None);
        }

        return new PairedLineage(Array.ConvertAll(pairing.parents, static list => list.ToArray()));
    }

    private void AddCombinations(OriginIndex[] indexes, int origin)
    {
        var any = false;
        foreach (var index in indexes)
        {
            any |= !index.Of(origin).IsEmpty;
        }

        if (any)
        {
            AddCombinations(indexes, origin, 0);
            return;
        }

        Array.Fill(row, BatchLineage.None);
        AddRow(origin);
    }

    private void AddCombinations(OriginIndex[] indexes, int origin, int input)
    {
        if (Count > most)
        {
            return;
        }

        if (input == row.Length)
        {
            AddRow(BatchLineage.None);
            return;
        }

        var positions = indexes[input].Of(origin);
        if (positions.IsEmpty)
        {
            row[input] = BatchLineage.None;
            AddCombinations(indexes, origin, input + 1);
            return;
        }

        foreach (var position in positions)
        {
            row[input] = position;
            AddCombinations(indexes, origin, input + 1);
        }
    }

    private void AddRow(int entrance)
    {
        for (var input = 0; input < row.Length; input++)
        {
            parents[input].Add(row[input]);
        }

        parents[Entrance].Add(entrance);
    }
}
