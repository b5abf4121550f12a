using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Merging;
using FsCheck;
using FsCheck.Fluent;

namespace Codemation.Runtime.Tests.Merging;

public sealed class PairingTests
{
    private const int Origins = 5;

    [Fact]
    public void Every_pair_names_a_parent()
        => ForAll((left, right) =>
        {
            var pairs = Pairing.Pair([left, right], Origins, int.MaxValue);
            return Enumerable.Range(0, pairs.Parents[0].Length).All(pair => pairs.ParentsOf(pair).Any());
        });

    [Fact]
    public void An_index_finds_every_item_once_by_its_origin()
        => ForAll((input, _) =>
        {
            var index = new OriginIndex(input, Origins);
            var found = Enumerable.Range(0, Origins).SelectMany(origin => index.Of(origin).ToArray().Select(position => (origin, position)))
                .Concat(index.WithoutOrigin.ToArray().Select(position => (origin: BatchLineage.None, position)));
            return found.OrderBy(item => item.position).Select(item => item.origin).SequenceEqual(input.Origins!)
                && found.GroupBy(item => item.origin).All(group => group.Select(item => item.position).SequenceEqual(group.Select(item => item.position).Order()));
        });

    [Fact]
    public void Pairing_stops_when_it_has_made_more_pairs_than_are_wanted()
    {
        var many = new InputOrigins(new int[100_000], 100_000);

        Assert.Equal(1_001, Pairing.Pair([many, many], origins: 1, most: 1_000).Parents[0].Length);
    }

    private static void ForAll(Func<InputOrigins, InputOrigins, bool> holds)
        => Prop.ForAll(ArbMap.Default.ArbFor<(int[] Left, int[] Right)>(), both => holds(Some(both.Left), Some(both.Right))).Check(Config.QuickThrowOnFailure);

    private static InputOrigins Some(int[] seeds)
        => new(Array.ConvertAll(seeds, seed => (int)((uint)seed % (Origins + 1)) - 1), seeds.Length);
}
