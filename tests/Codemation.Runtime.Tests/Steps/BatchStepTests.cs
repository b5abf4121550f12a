using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Steps;

public sealed record Basket(IReadOnlyList<int>? Numbers);

[Workflow("steps.filter")]
public sealed partial class KeepingEven : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapItem("attach", (item, _) => item.With(Files.Named($"{item.Json}")))
        .Filter("even", n => n % 2 == 0);
}

[Workflow("steps.filter-throwing")]
public sealed partial class FilterThatThrows : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Filter("positive", n => n >= 0 ? n > 0 : throw new InvalidOperationException("negative"));
}

[Workflow("steps.split")]
public sealed partial class Splitting : Workflow<Basket, int>
{
    protected override Flow<int> Define(Start<Basket> start) => start
        .MapItem("attach", (item, _) => item.With(Files.Named($"basket-{item.Json.Numbers?.Count}")))
        .Split("numbers", basket => basket.Numbers!);
}

[Workflow("steps.aggregate")]
public sealed partial class Summing : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Aggregate("sum", items => $"{items.Count}: {items.Sum(item => item.Json)}");
}

[Workflow("steps.aggregate-when-empty")]
public sealed partial class SummingEvenNothing : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Aggregate("sum", items => $"{items.Count}: {items.Sum(item => item.Json)}", new() { RunWhenEmpty = true });
}

[Workflow("steps.callback")]
public sealed partial class CallingBack(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Callback("back", async (items, ctx) =>
    {
        await Task.Yield();
        probe.Note($"{ctx.StepId} got {string.Join(",", items.Select(item => item.Json))}; {ctx.ItemIndex} of {ctx.ItemCount}");
        return items.Reverse().Select(item => item.Json);
    });
}

[Workflow("steps.callback-null")]
public sealed partial class CallingBackNull : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Callback("back", (items, ctx) => new ValueTask<IEnumerable<int>>((IEnumerable<int>)null!));
}

[Workflow("steps.callback-lazy")]
public sealed partial class CallingBackLazily(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Callback("back", (items, ctx) => new ValueTask<IEnumerable<int>>(items.Select(item => Check(item.Json, ctx))), new() { Retry = Retry.Fixed(2, TimeSpan.Zero) });

    private int Check(int n, StepContext ctx)
    {
        probe.Note($"{n} attempt {ctx.Attempt}");
        return ctx.Attempt == 2 ? n : throw new InvalidOperationException("not yet");
    }
}

[Workflow("steps.noop")]
public sealed partial class Passing : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapItem("attach", (item, _) => item.With(Files.Named($"{item.Json}")))
        .NoOp("pass");
}

[Workflow("steps.empty-flow")]
public sealed partial class FilteringAllAway(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
#pragma warning disable CDM010 // No item is what is tested.
        .Filter("none", _ => false)
#pragma warning restore CDM010
        .Map("never", n => Note(n))
        .Callback("once", (items, ctx) => new ValueTask<IEnumerable<int>>(Once(items.Count)));

    private int Note(int n)
    {
        probe.Note($"map {n}");
        return n;
    }

    private int[] Once(int count)
    {
        probe.Note($"callback of {count}");
        return [];
    }
}

public sealed class BatchStepTests
{
    [Fact]
    public async Task Filter_keeps_the_items_that_match_with_their_attachments()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<KeepingEven>([1, 2, 4]);

        Assert.Equal([2, 4], result.Outputs);
        Assert.Equal(["4"], Files.NamesOf(result.Items[1]));
    }

    [Fact]
    public async Task Filter_fails_the_items_it_cannot_tell_and_the_run_with_them()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<FilterThatThrows>([1, -2, 0, -3]);

        Assert.Equal(("positive", 1, 2, "negative"), (result.Error!.Step, result.Error.Item, result.Error.FailedItems, result.Error.Message));
    }

    [Fact]
    public async Task Split_makes_many_items_of_one_in_order_each_with_its_attachments()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Splitting>([new([1, 2]), new([]), new([3])]);

        Assert.Equal([1, 2, 3], result.Outputs);
        Assert.Equal(["basket-2"], Files.NamesOf(result.Items[1]));
        Assert.Equal(["basket-1"], Files.NamesOf(result.Items[2]));
    }

    [Fact]
    public async Task Split_of_empty_collections_gives_nothing()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Splitting>([new([]), new([])]);

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Empty(result.Outputs);
    }

    [Fact]
    public async Task Split_of_null_fails_that_item()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Splitting>([new([1]), new(null)]);

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal(("numbers", 1, 1), (result.Error!.Step, result.Error.Item, result.Error.FailedItems));
        Assert.Contains("null instead of a collection", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aggregate_makes_one_item_of_a_batch()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["3: 6"], (await host.RunAsync<Summing>([1, 2, 3])).Outputs);
    }

    [Fact]
    public async Task Aggregate_gives_nothing_for_an_empty_batch()
    {
        await using var host = Hosts.InMemory();

        Assert.Empty((await host.RunAsync<Summing>([])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Aggregate_runs_for_an_empty_batch_when_asked_to()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["0: 0"], (await host.RunAsync<SummingEvenNothing>([])).Outputs);
    }

    [Fact]
    public async Task Callback_is_called_once_with_the_whole_batch()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);

        var result = await host.RunAsync<CallingBack>([1, 2, 3]);

        Assert.Equal([3, 2, 1], result.Outputs);
        Assert.Equal(["back got 1,2,3; 0 of 3"], probe.Entries);
    }

    [Fact]
    public async Task Callback_is_called_once_for_an_empty_batch_too()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);

        Assert.Empty((await host.RunAsync<CallingBack>([])).EnsureCompleted().Outputs);
        Assert.Equal(["back got ; 0 of 0"], probe.Entries);
    }

    [Fact]
    public async Task Callback_that_returns_null_fails_the_batch_with_advice()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<CallingBackNull>([1, 2]);

        Assert.Equal(("back", null, 2), (result.Error!.Step, result.Error.Item, result.Error.FailedItems));
        Assert.Contains("Return an empty collection", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collection_that_fails_while_it_is_read_fails_the_attempt_of_its_callback()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);

        var result = await host.RunAsync<CallingBackLazily>([1, 2]);

        Assert.Equal([1, 2], result.EnsureCompleted().Outputs);
        Assert.Equal(["1 attempt 1", "1 attempt 2", "2 attempt 2"], probe.Entries);
    }

    [Fact]
    public async Task NoOp_passes_items_on_with_their_attachments()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Passing>([5, 6]);

        Assert.Equal([5, 6], result.Outputs);
        Assert.Equal(["6"], Files.NamesOf(result.Items[1]));
    }

    [Fact]
    public async Task An_empty_batch_flows_on_without_any_item_being_handled()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);

        Assert.Empty((await host.RunAsync<FilteringAllAway>([1, 2])).EnsureCompleted().Outputs);
        Assert.Equal(["callback of 0"], probe.Entries);
    }
}
