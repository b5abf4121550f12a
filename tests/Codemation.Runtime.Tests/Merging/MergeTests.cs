using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Merging;

public sealed record Euro(int Cents);

public sealed record Dollar(int Cents);

[Workflow("merging.mapped")]
public sealed partial class MergingMapped : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("euro", n => n % 2 == 0,
            then: f => f.Map("to-euro", n => new Euro(n)),
            @else: f => f.Map("to-dollar", n => new Dollar(n)))
        .Merge("joined", euro => $"€{euro.Cents}", dollar => $"${dollar.Cents}");
}

[Workflow("merging.mapped-statement")]
public sealed partial class MergingMappedInStatements : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var (even, odd) = start.If("euro", n => n % 2 == 0);
        var euros = even.Map("to-euro", n => new Euro(n));
        var dollars = odd.Map("to-dollar", n => new Dollar(n));
        return Flow.Merge("joined", euros, dollars, euro => $"€{euro.Cents}", dollar => $"${dollar.Cents}");
    }
}

[Workflow("merging.paired-dropped")]
public sealed partial class PairingWhatIsLeft : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f.Filter("left", n => n % 2 == 0).Map("left-name", n => $"L{n}"),
            f => f.Filter("right", n => n % 3 == 0).Map("right-name", n => $"R{n}"))
        .Merge("paired", (left, right) => $"{left ?? "-"}{right ?? "-"}");
}

[Workflow("merging.paired-fanned-out")]
public sealed partial class PairingFannedOut : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f.Split("copies", n => Enumerable.Range(0, n)).Map("copy", i => $"c{i}"),
            f => f.Map("whole", n => $"w{n}"))
        .Merge("paired", (copy, whole) => $"{whole}{copy ?? "-"}");
}

[Workflow("merging.paired-both-fanned-out")]
public sealed partial class PairingBothFannedOut : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f.Split("letters", n => new[] { "a", "b" }),
            f => f.Split("digits", n => new[] { "1", "2" }))
        .Merge("paired", (letter, digit) => $"{letter}{digit}");
}

[Workflow("merging.paired-by-position")]
public sealed partial class PairingByPosition : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f.Callback("all", (items, ctx) => new ValueTask<IEnumerable<string>>([.. items.Select(item => $"L{item.Json}")])),
            f => f.Callback("first", (items, ctx) => new ValueTask<IEnumerable<string>>([.. items.Take(1).Select(item => $"R{item.Json}")])))
        .Merge("paired", (left, right) => $"{left}{right ?? "-"}");
}

[Workflow("merging.pass-through")]
public sealed partial class PassingThrough : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f.Filter("evens", n => n % 2 == 0).Map("left", n => $"L{n}"),
            f => f.Split("copies", n => new[] { n, n }).Map("right", n => $"R{n}"))
        .Merge("joined", MergeMode.PassThrough);
}

[Workflow("merging.pass-through-prefer")]
public sealed partial class PreferringTheSecond : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f.Map("left", n => $"L{n}"),
            f => f.Filter("evens", n => n % 2 == 0).Split("copies", n => new[] { n, n }).Map("right", n => $"R{n}"))
        .Merge("joined", MergeMode.PassThrough, prefer: 1);
}

[Workflow("merging.append")]
public sealed partial class Appending : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.Map("left", n => $"L{n}"), f => f.Map("right", n => $"R{n}"))
        .Merge("joined", MergeMode.Append);
}

[Workflow("merging.append-prefer")]
public sealed partial class AppendingTheSecondFirst : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var left = start.Map("left", n => $"L{n}");
        var right = start.Map("right", n => $"R{n}");
        return Flow.Merge("joined", left, right, MergeMode.Append, prefer: 1);
    }
}

[Workflow("merging.union")]
public sealed partial class MergingAFork : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var left = start.Map("z-left", n => $"L{n}");
        var right = start.Map("a-right", n => $"R{n}");
        return Flow.Merge("joined", left, right);
    }
}

[Workflow("merging.without-origin")]
public sealed partial class MergingItemsWithoutOrigin : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var (small, large) = start.If("small", n => n < 10);
        var made = small.Callback("made", (items, ctx) => new ValueTask<IEnumerable<string>>([.. items.Select(item => $"made {item.Json}")]));
        var summed = start.Aggregate("sum", items => $"sum {items.Sum(item => item.Json)}");
        return Flow.Merge("joined", made, summed, large.Map("keep", n => $"{n}"));
    }
}

[Workflow("merging.split-in-branch")]
public sealed partial class SplittingInABranch : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("even", n => n % 2 == 0,
            then: f => f.Split("letters", n => new[] { $"a{n}", $"b{n}" }),
            @else: f => f.Map("number", n => $"{n}"))
        .Merge("joined");
}

[Workflow("merging.failing")]
public sealed partial class MergeThatFails : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guarded",
            body: f => f
                .If("even", n => n % 2 == 0, then: g => g.Map("even-half", n => n / 2), @else: g => g.Map("name", n => $"{n}"))
                .Merge("mapped", half => half != 2 ? $"half {half}" : throw new InvalidOperationException("two"), name => name)
                .Fork(g => g.Map("left", s => s), g => g.Filter("no-half", s => !s.StartsWith('h')))
                .Merge("paired", (left, right) => right != "3" ? $"{left}" : throw new InvalidOperationException("three")),
            @catch: f => f.Map("explain", e => $"{e.Item} failed at {e.Step}"))
        .Merge("joined");
}

[Workflow("merging.attachments")]
public sealed partial class MergingAttachments : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var left = start.MapItem("left", (item, _) => item.With($"{item.Json}").With(Files.Named("shared")).With(Files.Named("left")));
        var right = start.Filter("some", n => n > 1).MapItem("right", (item, _) => item.With(item.Json).With(Files.Named("right")));
        var paired = Flow.Merge("paired", left, right, (l, r) => $"{l}+{r}");
        var plain = start.Map("plain", n => $"plain {n}");
        return Flow.Merge("mapped", paired, plain, p => p, p => p);
    }
}

public sealed class MergeTests
{
    [Fact]
    public async Task Branches_of_two_types_come_together_as_one_in_the_order_of_the_items()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["$1", "€2", "€4", "$3"], (await host.RunAsync<MergingMapped>([1, 2, 4, 3])).EnsureCompleted().Outputs);
        Assert.Equal(["$1", "€2", "€4", "$3"], (await host.RunAsync<MergingMappedInStatements>([1, 2, 4, 3])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_pair_has_nothing_from_a_branch_that_dropped_the_item()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["--", "L2-", "-R3", "L6R6"], (await host.RunAsync<PairingWhatIsLeft>([1, 2, 3, 6])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_branch_that_made_several_items_of_one_gives_several_pairs_with_the_other_side_repeated()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["w2c0", "w2c1", "w0-", "w1c0"], (await host.RunAsync<PairingFannedOut>([2, 0, 1])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Where_both_branches_fan_out_all_combinations_are_paired()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["a1", "a2", "b1", "b2"], (await host.RunAsync<PairingBothFannedOut>([7])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Where_no_item_has_an_origin_they_are_paired_by_position()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["L1R1", "L2-"], (await host.RunAsync<PairingByPosition>([1, 2])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Pass_through_takes_for_each_item_what_the_first_branch_that_has_it_made()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["R1", "R1", "L2", "R3", "R3", "L4"], (await host.RunAsync<PassingThrough>([1, 2, 3, 4])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Pass_through_asks_the_preferred_branch_first()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["L1", "R2", "R2", "L3"], (await host.RunAsync<PreferringTheSecond>([1, 2, 3])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Append_puts_one_branch_after_the_other()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["L1", "L2", "R1", "R2"], (await host.RunAsync<Appending>([1, 2])).EnsureCompleted().Outputs);
        Assert.Equal(["R1", "R2", "L1", "L2"], (await host.RunAsync<AppendingTheSecondFirst>([1, 2])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_fork_merged_without_a_mode_gives_both_items_of_each_origin_in_branch_order_whatever_the_steps_are_called()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["L1", "R1", "L2", "R2"], (await host.RunAsync<MergingAFork>([1, 2])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Items_without_an_origin_come_last_in_branch_order()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(
            ["20", "30", "made 1", "made 2", "sum 53"],
            (await host.RunAsync<MergingItemsWithoutOrigin>([1, 20, 2, 30])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task What_a_branch_split_stands_where_its_item_stood()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["a0", "b0", "1", "a2", "b2"], (await host.RunAsync<SplittingInABranch>([0, 1, 2])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Items_that_a_merge_can_not_make_fail_alone()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(
            ["1", "half 1", "3 failed at paired", "4 failed at mapped", "5"],
            (await host.RunAsync<MergeThatFails>([1, 2, 3, 4, 5])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Attachments_stay_with_their_items_and_a_pair_has_those_of_both()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<MergingAttachments>([1, 2]);

        Assert.Equal(["1+0", "plain 1", "2+2", "plain 2"], result.EnsureCompleted().Outputs);
        Assert.Equal(["left", "shared"], Files.NamesOf(result.Items[0]));
        Assert.Empty(result.Items[1].Binary);
        Assert.Equal(["left", "right", "shared"], Files.NamesOf(result.Items[2]));
    }
}
