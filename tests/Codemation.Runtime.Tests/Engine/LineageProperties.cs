using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Merging;
using FsCheck;
using FsCheck.Fluent;

namespace Codemation.Runtime.Tests.Engine;

/// <summary>What holds for the arithmetic of lineage.</summary>
public sealed class LineageProperties
{
    [Fact]
    public void Placing_items_at_their_origins_is_sorting_them()
        => ForAll<int[]>(seeds =>
        {
            // Deals the origins 0 … n-1 out to three inputs.
            var dealt = seeds.Select((seed, origin) => (Input: (int)((uint)seed % 3), Origin: origin)).ToLookup(deal => deal.Input, deal => deal.Origin);
            var inputs = Enumerable.Range(0, 3).Select(input => Origins([.. dealt[input]])).ToArray();
            var placed = OriginMerge.PlaceAtOrigins(inputs, seeds.Length)!;
            var sorted = OriginMerge.Sort(inputs, seeds.Length);
            return placed.Inputs.SequenceEqual(sorted.Inputs) && placed.Parents.SequenceEqual(sorted.Parents);
        });

    [Fact]
    public void A_merge_is_a_stable_sort_by_origin_with_the_items_without_one_last()
        => ForAll<(int[] Left, int[] Right)>(both =>
        {
            const int Count = 5;
            InputOrigins[] inputs = [Origins(Some(both.Left, Count)), Origins(Some(both.Right, Count))];
            var expected = inputs
                .SelectMany((input, number) => Enumerable.Range(0, input.Count).Select(position => (Origin: input[position], Input: (ushort)number, Position: position)))
                .OrderBy(item => item.Origin == BatchLineage.None ? int.MaxValue : item.Origin)
                .ToArray();
            var order = OriginMerge.Order(inputs, Count);
            return order.Inputs.SequenceEqual(expected.Select(item => item.Input)) && order.Parents.SequenceEqual(expected.Select(item => item.Position));
        });

    [Fact]
    public void Pairing_uses_every_item_and_names_every_origin()
        => ForAll<(int[] Left, int[] Right)>(both =>
        {
            const int Count = 5;
            var (left, right) = (Some(both.Left, Count), Some(both.Right, Count));
            var pairs = Pairing.Pair([Origins(left), Origins(right)], Count, most: int.MaxValue);
            var (lefts, rights) = (pairs.Parents[0], pairs.Parents[1]);
            return lefts.Where(Given).Distinct().Count() == left.Length
                && rights.Where(Given).Distinct().Count() == right.Length
                && lefts.Zip(rights).All(pair => !Given(pair.First) || !Given(pair.Second) || left[pair.First] == right[pair.Second])
                && (lefts.Length >= Count || !left.Concat(right).Any(Given));
        });

    [Fact]
    public void Lineage_is_read_as_it_was_written()
        => ForAll<int[]>(numbers =>
        {
            BatchLineage[] all =
            [
                IdentityLineage.Instance,
                WholeLineage.Instance,
                new SelectedLineage(1, numbers),
                new MergedLineage(Array.ConvertAll(numbers, number => (ushort)number), numbers),
                new PairedLineage([numbers, [.. numbers.Reverse()]]),
            ];
            return all.All(lineage => LineageCodec.Encode(LineageCodec.Decode(LineageCodec.Encode(lineage, numbers.Length), numbers.Length), numbers.Length)
                .SequenceEqual(LineageCodec.Encode(lineage, numbers.Length)));
        });

    [Fact]
    public void The_origin_point_is_the_nearest_slot_that_every_way_passes()
        => ForAll<int[]>(seeds =>
        {
            var predecessors = Graph(seeds);
            var dominators = new Dominators(predecessors);
            int[] inputs = [predecessors.Length - 1, predecessors.Length / 2];
            return dominators.Common(inputs) == inputs
                .Select(slot => Dominating(predecessors, slot))
                .Aggregate((one, other) => [.. one.Intersect(other)])
                .Max();
        });

    private static bool Given(int position) => position != BatchLineage.None;

    private static InputOrigins Origins(int[] origins) => new(origins, origins.Length);

    private static int[] Some(int[] seeds, int count) => Array.ConvertAll(seeds, seed => (int)((uint)seed % (count + 1)) is var origin && origin == count ? BatchLineage.None : (int)((uint)seed % (count + 1)));

    /// <summary>An acyclic graph in topological order: every slot but the first has one or two predecessors.</summary>
    private static int[][] Graph(int[] seeds)
    {
        var slots = new List<int[]> { Array.Empty<int>() };
        foreach (var seed in seeds)
        {
            var first = (int)((uint)seed % slots.Count);
            var second = (int)((uint)(seed / 7) % slots.Count);
            slots.Add(first == second ? [first] : [first, second]);
        }

        return [.. slots];
    }

    /// <summary>By definition: the slots without which a slot can't be reached from the first one.</summary>
    private static HashSet<int> Dominating(int[][] predecessors, int slot)
        => [.. Enumerable.Range(0, predecessors.Length).Where(without => without == slot || !Reaches(predecessors, slot, without))];

    private static bool Reaches(int[][] predecessors, int slot, int without)
        => slot != without && (slot == 0 || predecessors[slot].Any(predecessor => Reaches(predecessors, predecessor, without)));

    private static void ForAll<T>(Func<T, bool> holds) => Prop.ForAll(ArbMap.Default.ArbFor<T>(), holds).Check(Config.QuickThrowOnFailure);
}
