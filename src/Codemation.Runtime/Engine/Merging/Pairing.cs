using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Merging;

/// <summary>
/// Pairs the items of two inputs: one pair at least for each origin, all combinations where an input has several items of it, then the items
/// with no origin by position. Where no item has an origin, only by position.
/// </summary>
internal sealed class Pairing
{
    public const int Left = 0;
    public const int Right = 1;

    /// <summary>Stands in the lineage for the batch that both inputs came from: only it knows of items that both inputs dropped.</summary>
    public const int Entrance = 2;

    private readonly List<int>[] parents = [[], [], []];
    private readonly int most;

    private Pairing(int most) => this.most = most;

    private int Count => parents[Left].Count;

    /// <summary>Pairs two inputs.</summary>
    /// <param name="left">The origins of the left input's items.</param>
    /// <param name="right">The origins of the right input's items.</param>
    /// <param name="origins">How many origins there are.</param>
    /// <param name="most">More pairs than this are not wanted: it stops soon after.</param>
    public static PairedLineage Pair(InputOrigins left, InputOrigins right, int origins, int most)
    {
        var pairing = new Pairing(most);
        var leftIndex = new OriginIndex(left, origins);
        var rightIndex = new OriginIndex(right, origins);
        var restLeft = leftIndex.WithoutOrigin;
        var restRight = rightIndex.WithoutOrigin;
        var rest = restLeft.Length + restRight.Length;
        if (rest == 0 || rest < left.Count + right.Count)
        {
            for (var origin = 0; origin < origins && pairing.Count <= most; origin++)
            {
                pairing.AddCombinations(leftIndex.Of(origin), rightIndex.Of(origin), origin);
            }
        }

        for (var i = 0; i < Math.Max(restLeft.Length, restRight.Length); i++)
        {
            pairing.Add(i < restLeft.Length ? restLeft[i] : BatchLineage.None, i < restRight.Length ? restRight[i] : BatchLineage.None, BatchLineage.None);
        }

        return new PairedLineage(Array.ConvertAll(pairing.parents, static list => list.ToArray()));
    }

    private void AddCombinations(ReadOnlySpan<int> ofLeft, ReadOnlySpan<int> ofRight, int origin)
    {
        if (ofLeft.IsEmpty && ofRight.IsEmpty)
        {
            Add(BatchLineage.None, BatchLineage.None, origin);
            return;
        }

        ReadOnlySpan<int> nothing = [BatchLineage.None];
        foreach (var left in ofLeft.IsEmpty ? nothing : ofLeft)
        {
            foreach (var right in ofRight.IsEmpty ? nothing : ofRight)
            {
                if (Count > most)
                {
                    return;
                }

                Add(left, right, BatchLineage.None);
            }
        }
    }

    private void Add(int left, int right, int entrance)
    {
        parents[Left].Add(left);
        parents[Right].Add(right);
        parents[Entrance].Add(entrance);
    }
}
