using Codemation.Runtime.Tests.Engine;

namespace Codemation.Runtime.Tests.Runs;

/// <summary>Every output names the trigger items it descends from.</summary>
public sealed class TriggerItemsTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly WorkflowHost host = Hosts.InMemory();

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_a_filter_lets_through_still_descends_from_its_own_item()
        => Assert.Equal(["11 from 1", "13 from 3"], await DescentAsync<DescentOfFiltered>([10, 11, 12, 13]));

    [Fact]
    public async Task Every_element_of_a_split_descends_from_the_item_that_was_split()
        => Assert.Equal(["1 from 1", "2 from 2", "2 from 2"], await DescentAsync<DescentOfSplit>([0, 1, 2]));

    [Fact]
    public async Task A_merge_keeps_the_descent_of_the_items_of_every_branch()
        => Assert.Equal(["5 odd from 0", "6 even from 1", "7 odd from 2"], await DescentAsync<DescentOfMerged>([5, 6, 7]));

    [Fact]
    public async Task An_aggregate_descends_from_all_items_that_reached_it()
        => Assert.Equal(["8 from 1,3"], await DescentAsync<DescentOfAggregate>([2, 3, 4, 5]));

    [Fact]
    public async Task A_pair_of_items_without_an_origin_descends_from_what_both_sides_descend_from()
        => Assert.Equal(["9/2 from 0,1,2"], await DescentAsync<DescentOfPaired>([2, 3, 4]));

    [Fact]
    public async Task Completed_and_caught_items_descend_from_the_item_that_entered()
        => Assert.Equal(["5 from 0", "caught 0 from 1", "5 from 2"], await DescentAsync<DescentOfTry>([2, 0, 2]));

    private async Task<string[]> DescentAsync<TWorkflow>(int[] items)
        where TWorkflow : Workflow<int, string>
    {
        var result = await host.RunAsync<TWorkflow, int, string>(items);
        return [.. result.EnsureCompleted().Items.Select(item => $"{item.Json} from {string.Join(',', item.Lineage.TriggerItems)}")];
    }
}

[Workflow("descent.filtered")]
public sealed partial class DescentOfFiltered : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Filter("odd", i => i % 2 != 0)
        .Map("text", i => $"{i}");
}

[Workflow("descent.split")]
public sealed partial class DescentOfSplit : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Split("copies", i => Enumerable.Repeat(i, i))
        .Map("text", i => $"{i}");
}

[Workflow("descent.merged")]
public sealed partial class DescentOfMerged : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("is-even", i => i % 2 == 0, f => f.Map("even", i => $"{i} even"), f => f.Map("odd", i => $"{i} odd"))
        .Merge("both");
}

[Workflow("descent.aggregate")]
public sealed partial class DescentOfAggregate : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Filter("odd", i => i % 2 != 0)
        .Aggregate("sum", items => $"{items.Sum(item => item.Json)}");
}

[Workflow("descent.paired")]
public sealed partial class DescentOfPaired : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f.Aggregate("sum", items => items.Sum(item => item.Json)),
            f => f.Filter("even", i => i % 2 == 0).Aggregate("count", items => items.Count))
        .Merge("pair", (sum, count) => $"{sum}/{count}");
}

[Workflow("descent.try")]
public sealed partial class DescentOfTry : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guard", f => f.Map("divide", i => $"{10 / i}"), f => f.Map("tell", e => $"caught {e.Item}"))
        .Merge("both");
}
