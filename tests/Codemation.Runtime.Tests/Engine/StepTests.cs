namespace Codemation.Runtime.Tests.Engine;

public sealed class StepTests : IAsyncDisposable
{
    private readonly WorkflowHost host = Hosts.InMemory();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Map_makes_one_item_of_each_in_order()
        => Assert.Equal([2, 3, 4], (await host.RunAsync<AddOne>([1, 2, 3])).Outputs);

    [Fact]
    public async Task Map_sees_the_context_when_it_asks_for_it()
        => Assert.Equal(["a 0/2 count", "b 1/2 count"], (await host.RunAsync<Count>(["a", "b"])).Outputs);

    [Fact]
    public async Task MapAsync_keeps_the_order_of_the_items()
        => Assert.Equal([2, 3, 4], (await host.RunAsync<AddOneLater>([1, 2, 3])).Outputs);

    [Fact]
    public async Task Filter_keeps_what_it_is_told_to()
        => Assert.Equal([2, 4], (await host.RunAsync<KeepEven>([1, 2, 4])).Outputs);

    [Fact]
    public async Task Split_makes_many_items_of_one_and_none_of_an_empty_collection()
        => Assert.Equal([1, 2, 3], (await host.RunAsync<Flatten>([[1, 2], [], [3]])).Outputs);

    [Fact]
    public async Task Split_of_null_is_an_error_of_the_item()
    {
        var result = await host.RunAsync<FlattenNull>([1, 2]);

        Assert.Equal(("parts", 1), (result.Error!.Step, result.Error.Item));
        Assert.Contains("null", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aggregate_makes_one_item_of_the_batch()
        => Assert.Equal([6], (await host.RunAsync<SumUp>([1, 2, 3])).Outputs);

    [Fact]
    public async Task Aggregate_gives_nothing_for_an_empty_batch()
        => Assert.Empty((await host.RunAsync<SumUp>([])).Outputs);

    [Fact]
    public async Task Aggregate_runs_for_an_empty_batch_when_asked_to()
        => Assert.Equal([0], (await host.RunAsync<SumUpAlways>([])).Outputs);

    [Fact]
    public async Task Callback_is_called_once_with_the_whole_batch()
        => Assert.Equal(["2 items", "1", "2"], (await host.RunAsync<Announce>([1, 2])).Outputs);

    [Fact]
    public async Task Callback_is_called_for_an_empty_batch_too()
        => Assert.Equal(["0 items"], (await host.RunAsync<Announce>([])).Outputs);

    [Fact]
    public async Task A_node_gives_one_item_several_or_none()
        => Assert.Equal(["1", "2", "2", "3", "3", "3"], (await host.RunAsync<Repeat>([0, 1, 2, 3])).Outputs);

    [Fact]
    public async Task A_sub_workflow_runs_once_for_each_item()
    {
        var result = await host.RunAsync<CallsFlatten>([2, 0, 1]);

        Assert.Equal([20, 21, 10], result.Outputs);
        Assert.Equal([0, 0, 2], result.Items.Select(item => Assert.Single(item.Lineage.TriggerItems)));
    }

    [Fact]
    public async Task A_failing_sub_workflow_fails_the_item_that_called_it()
    {
        var result = await host.RunAsync<CallsFailing>([1]);

        Assert.Equal(("child", 0), (result.Error!.Step, result.Error.Item));
        Assert.Contains("test.failing", result.Error.Message, StringComparison.Ordinal);
        Assert.Contains("boom", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sub_workflows_nest_no_deeper_than_the_limit()
    {
        await using var shallow = Hosts.InMemory(app => app.Limits = app.Limits with { Depth = 0 });

        var result = await shallow.RunAsync<CallsFlatten>([1]);

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Contains("nest deeper than 0", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_output_is_that_of_the_item_it_descends_from()
        => Assert.Equal(["1->10a", "1->10b", "2->20a", "2->20b"], (await host.RunAsync<LooksBack>([1, 2])).Outputs);

    [Fact]
    public async Task Asking_for_the_output_of_a_step_that_is_not_upstream_is_an_error()
    {
        var result = await host.RunAsync<LooksAside>([1]);

        Assert.Contains("does not descend from an output of step \"aside\"", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_million_items_are_one_batch()
    {
        var result = await host.RunAsync<EvenOrOdd>(Enumerable.Range(0, 1_000_000));

        Assert.Equal(1_000_000, result.Outputs.Count);
        Assert.Equal("999999F", result.Outputs[^1]);
    }

    [Fact]
    public async Task A_batch_over_the_limit_is_refused()
    {
        await using var small = Hosts.InMemory(app => app.Limits = app.Limits with { BatchItems = 3 });

        await Assert.ThrowsAsync<InputException>(() => small.RunAsync<AddOne>([1, 2, 3, 4]));
        Assert.Contains("limit", (await small.RunAsync<Flatten>([[1, 2], [3, 4]])).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_activations_than_allowed_fail_the_run()
    {
        await using var small = Hosts.InMemory(app => app.Limits = app.Limits with { Activations = 3 });

        Assert.Contains("limit of 3 step activations", (await small.RunAsync<EvenOrOdd>([1])).Error!.Message, StringComparison.Ordinal);
    }
}

[Workflow("test.add-one")]
public sealed partial class AddOne : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Map("add", i => i + 1);
}

[Workflow("test.add-one-later")]
public sealed partial class AddOneLater : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.MapAsync(
        "add",
        async (i, _) =>
        {
            await Task.Yield();
            return i + 1;
        },
        new() { MaxConcurrency = 4 });
}

[Workflow("test.count")]
public sealed partial class Count : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start)
        => start.Map("count", (s, ctx) => $"{s} {ctx.ItemIndex}/{ctx.ItemCount} {ctx.StepId}");
}

[Workflow("test.keep-even")]
public sealed partial class KeepEven : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Filter("even", i => i % 2 == 0);
}

[Workflow("test.flatten")]
public sealed partial class Flatten : Workflow<int[], int>
{
    protected override Flow<int> Define(Start<int[]> start) => start.Split("parts", i => i);
}

[Workflow("test.flatten-null")]
public sealed partial class FlattenNull : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Split("parts", i => i == 2 ? null! : new[] { i });
}

[Workflow("test.sum-up")]
public sealed partial class SumUp : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Aggregate("sum", items => items.Sum(i => i.Json));
}

[Workflow("test.sum-up-always")]
public sealed partial class SumUpAlways : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Aggregate("sum", items => items.Sum(i => i.Json), new() { RunWhenEmpty = true });
}

[Workflow("test.announce")]
public sealed partial class Announce : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start.Callback<string>(
        "announce",
        (items, _) => new([$"{items.Count} items", .. items.Select(i => $"{i.Json}")]));
}

public sealed record Echo(int Times) : INodeRequest<string>;

public sealed class EchoNode : Node<Echo, string>
{
    public override ValueTask<NodeResult<string>> ExecuteAsync(Echo request, StepContext ctx) => new(request.Times switch
    {
        0 => NodeResult.None<string>(),
        1 => "1",
        var times => NodeResult.Many(Enumerable.Repeat($"{times}", times)),
    });
}

[Workflow("test.repeat")]
public sealed partial class Repeat : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start.Run("echo", i => new Echo(i));
}

[Workflow("test.calls-flatten")]
public sealed partial class CallsFlatten(Flatten flatten) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Map("range", i => Enumerable.Range(i * 10, i).ToArray())
        .Call("child", flatten);
}

[Workflow("test.failing")]
public sealed partial class Failing : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Map("fail", Fail);

    private static int Fail(int item) => throw new InvalidOperationException("boom");
}

[Workflow("test.calls-failing")]
public sealed partial class CallsFailing(Failing failing) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Call("child", failing);
}

[Workflow("test.looks-back")]
public sealed partial class LooksBack : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Map("ten", i => i * 10)
        .If("large", i => i > 10, then: f => f.NoOp("big"), @else: f => f.NoOp("small"))
        .Merge("merged")
        .Split("parts", i => new[] { $"{i}a", $"{i}b" })
        .Map("back", (s, ctx) => $"{ctx.Output(Steps.Ten) / 10}->{s}");
}

[Workflow("test.looks-aside")]
public sealed partial class LooksAside : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var (yes, no) = start.If("one", i => i == 1);
        var aside = no.Map("aside", i => $"{i}");
        return Flow.Merge("merged", aside, yes.Map("look", (i, ctx) => ctx.Output<string>("aside")));
    }
}
