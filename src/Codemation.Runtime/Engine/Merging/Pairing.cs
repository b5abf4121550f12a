using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Merging;

/// <summary>
/// Pairs the items of two inputs: one pair at least for each origin, all combinations where an input has several items of it, then the items
/// with no origin by position.
/// </summary>
internal static class Pairing
{
    public static PairedLineage Pair(InputOrigins left, InputOrigins right, int origins)
    {
        var leftIndex = new OriginIndex(left, origins);
        var rightIndex = new OriginIndex(right, origins);
        var lefts = new List<int>(origins);
        var rights = new List<int>(origins);
        for (var origin = 0; origin < origins; origin++)
        {
            AddCombinations(leftIndex.Of(origin), rightIndex.Of(origin), lefts, rights);
        }

        var restLeft = leftIndex.WithoutOrigin;
        var restRight = rightIndex.WithoutOrigin;
        for (var i = 0; i < Math.Max(restLeft.Length, restRight.Length); i++)
        {
            lefts.Add(i < restLeft.Length ? restLeft[i] : BatchLineage.None);
            rights.Add(i < restRight.Length ? restRight[i] : BatchLineage.None);
        }

        return new PairedLineage([[.. lefts], [.. rights]]);
    }

    private static void AddCombinations(ReadOnlySpan<int> ofLeft, ReadOnlySpan<int> ofRight, List<int> lefts, List<int> rights)
    {
        ReadOnlySpan<int> nothing = [BatchLineage.None];
        foreach (var left in ofLeft.IsEmpty ? nothing : ofLeft)
        {
            foreach (var right in ofRight.IsEmpty ? nothing : ofRight)
            {
                lefts.Add(left);
                rights.Add(right);
            }
        }
    }
}
