using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Lineage;

[Workflow("lineage.dropped-by-both")]
public sealed partial class DroppingOnBothSides : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("small", n => n < 10,
            then: f => f
                .Fork(g => g.Filter("two", n => n % 2 == 0).Map("l", n => $"L{n}"), g => g.Filter("three", n => n % 3 == 0).Map("r", n => $"R{n}"))
                .Merge("paired", (l, r) => $"{l ?? "-"}{r ?? "-"}"),
            @else: f => f.Map("large", n => $"{n}"))
        .Merge("joined");
}

[Workflow("lineage.failing-pair")]
public sealed partial class FailingOnDroppedItems : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guarded",
            body: f => f
                .Fork(g => g.Filter("two", n => n % 2 == 0).Map("l", n => $"L{n}"), g => g.Filter("three", n => n % 3 == 0).Map("r", n => $"R{n}"))
                .Merge("paired", (l, r) => l ?? r ?? throw new InvalidOperationException("neither")),
            @catch: f => f.Map("explain", e => $"{e.Item}: {e.Message}"))
        .Merge("joined");
}

[Workflow("lineage.asking")]
public sealed partial class AskingWhereItemsCameFrom : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.Map("left", n => n), f => f.Map("right", n => n))
        .Merge("paired", (l, r) => l + r)
        .MapItemAsync("ask", async (item, ctx) =>
        {
            await Task.Yield();
            return item.With(string.Join(",", item.Lineage.TriggerItems));
        }, new() { MaxConcurrency = 16 });
}

[Workflow("lineage.whole")]
public sealed partial class MakingItemsOfWholeBatches : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Filter("odd", n => n % 2 == 1)
        .Callback("pairs", (items, ctx) => new ValueTask<IEnumerable<int>>([.. items.Select(item => item.Json)]));
}

public sealed class LineageTests
{
    [Fact]
    public async Task An_item_that_both_branches_dropped_keeps_its_place_and_its_parent()
    {
        await using var host = Hosts.InMemory();

        var result = (await host.RunAsync<DroppingOnBothSides>([11, 1, 6, 12, 5])).EnsureCompleted();

        Assert.Equal(["11", "--", "L6R6", "12", "--"], result.Outputs);
        Assert.Equal([0, 1, 2, 3, 4], result.Items.Select(item => Assert.Single(item.Lineage.TriggerItems)));
    }

    [Fact]
    public async Task An_item_that_both_branches_dropped_is_caught_when_its_pair_fails()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["L2", "1: neither", "R3"], (await host.RunAsync<FailingOnDroppedItems>([2, 1, 3])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Callbacks_may_ask_at_the_same_time_where_their_items_came_from()
    {
        await using var host = Hosts.InMemory();
        int[] input = [.. Enumerable.Range(0, 1_000)];

        Assert.Equal(input.Select(n => $"{n}"), (await host.RunAsync<AskingWhereItemsCameFrom>(input)).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task What_is_made_of_a_batch_as_a_whole_descends_from_all_of_it()
    {
        await using var host = Hosts.InMemory();

        var result = (await host.RunAsync<MakingItemsOfWholeBatches>([1, 2, 3])).EnsureCompleted();

        Assert.All(result.Items, item => Assert.Equal([0, 2], item.Lineage.TriggerItems));
    }
}
