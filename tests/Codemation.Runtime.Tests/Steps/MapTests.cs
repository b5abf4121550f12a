using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Steps;

[Workflow("steps.map")]
public sealed partial class Doubling : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Map("double", n => n * 2);
}

[Workflow("steps.map-with-context")]
public sealed partial class Numbering : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start)
        => start.Map("number", (name, ctx) => $"{ctx.ItemIndex + 1} of {ctx.ItemCount}: {name}");
}

[Workflow("steps.map-item")]
public sealed partial class Attaching : Workflow<string, int>
{
    protected override Flow<int> Define(Start<string> start) => start
        .MapItem("attach", (item, ctx) => item.With(Files.Named(item.Json)))
        .MapItem("second", (item, ctx) => item.With(item.Binary.Count).With(Files.Named($"{ctx.ItemIndex}")));
}

[Workflow("steps.map-async")]
public sealed partial class AsyncDoubling : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.MapAsync("double", async (n, ctx) =>
    {
        await Task.Yield();
        return n * 2;
    });
}

[Workflow("steps.map-item-async")]
public sealed partial class AsyncAttaching : Workflow<string, int>
{
    protected override Flow<int> Define(Start<string> start) => start.MapItemAsync("attach", async (item, ctx) =>
    {
        await Task.Yield();
        return item.With(item.Json.Length).With(Files.Named(item.Json));
    });
}

[Workflow("steps.line")]
public sealed partial class Line(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("a", (n, ctx) => Pass(n, ctx))
        .MapAsync("b", (n, ctx) => Pass(n, ctx))
        .MapAsync("c", (n, ctx) => Pass(n, ctx));

    private ValueTask<int> Pass(int n, StepContext ctx)
    {
        probe.Note($"{ctx.StepId}:{n} of {ctx.ItemCount}");
        return new(n);
    }
}

public sealed class MapTests
{
    [Fact]
    public async Task Map_changes_each_item_and_keeps_their_order()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Doubling>([3, 1, 2]);

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Null(result.Error);
        Assert.Equal([6, 2, 4], result.Outputs);
    }

    [Fact]
    public async Task Map_of_no_items_gives_no_items()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Doubling>([]);

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Empty(result.Outputs);
    }

    [Fact]
    public async Task Map_with_a_context_sees_where_its_item_stands()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Numbering>(["a", "b"]);

        Assert.Equal(["1 of 2: a", "2 of 2: b"], result.Outputs);
    }

    [Fact]
    public async Task MapItem_sees_and_gives_attachments()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Attaching>(["a", "b"]);

        Assert.Equal([1, 1], result.Outputs);
        Assert.Equal(["0", "a"], Files.NamesOf(result.Items[0]));
        Assert.Equal(["1", "b"], Files.NamesOf(result.Items[1]));
    }

    [Fact]
    public async Task MapAsync_changes_each_item_and_keeps_their_order()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<AsyncDoubling>([3, 1, 2]);

        Assert.Equal([6, 2, 4], result.Outputs);
    }

    [Fact]
    public async Task MapItemAsync_sees_and_gives_attachments()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<AsyncAttaching>(["ab", "c"]);

        Assert.Equal([2, 1], result.Outputs);
        Assert.Equal(["ab"], Files.NamesOf(result.Items[0]));
        Assert.Equal(["c"], Files.NamesOf(result.Items[1]));
    }

    [Fact]
    public async Task A_line_of_steps_handles_the_whole_batch_step_by_step()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);

        var result = await host.RunAsync<Line>([7, 8, 9]);

        Assert.Equal([7, 8, 9], result.Outputs);
        Assert.Equal(
            ["a:7 of 3", "a:8 of 3", "a:9 of 3", "b:7 of 3", "b:8 of 3", "b:9 of 3", "c:7 of 3", "c:8 of 3", "c:9 of 3"],
            probe.Entries);
    }
}
