using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Runs;

[Workflow("flow.arithmetic")]
public sealed partial class Arithmetic : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("add-one", (n, ctx) => new ValueTask<int>(n + 1))
        .MapAsync("double", (n, ctx) => new ValueTask<int>(n * 2))
        .MapAsync("square", (n, ctx) => new ValueTask<int>(n * n));
}

public sealed record Named(string Base, int Added);

public sealed record Modified(string Upper, int Doubled, bool Flag);

[Workflow("flow.shapes")]
public sealed partial class ChangingShapes : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start
        .Map("add-field", text => new Named(text, 42))
        .Map("modify", named => new Modified(named.Base.ToUpperInvariant(), named.Added * 2, true))
        .Map("finalize", m => $"{m.Upper}-{m.Doubled}-{(m.Flag ? "true" : "false")}");
}

[Workflow("flow.fan-out")]
public sealed partial class FanningOut(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("initial", async (n, ctx) => await probe.NotedAsync("initial", n * 2))
        .Fork(
            f => f.MapAsync("double", async (n, ctx) => await probe.NotedAsync($"double {n}", n * 2)),
            f => f.MapAsync("triple", async (n, ctx) => await probe.NotedAsync($"triple {n}", n * 3)))
        .Merge("sum", (a, b) => a + b)
        .MapAsync("final", async (n, ctx) => await probe.NotedAsync($"final {n}", n));
}

[Workflow("flow.failing-third")]
public sealed partial class FailingThird : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("first", (n, ctx) => new ValueTask<int>(n + 1))
        .MapAsync("second", (n, ctx) => new ValueTask<int>(n + 1))
        .MapAsync("third", (int n, StepContext ctx) => ValueTask.FromException<int>(new InvalidOperationException("no third")))
        .MapAsync("fourth", (n, ctx) => new ValueTask<int>(n + 1));
}

/// <summary>What goes from step to step, and what a run keeps of it.</summary>
public sealed class DataFlowTests : IDisposable
{
    private readonly TemporaryDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Each_step_is_given_what_the_one_before_gave_and_all_of_it_is_kept()
    {
        await using var host = Hosts.OnDisk(database);

        var result = (await host.RunAsync<Arithmetic>([5])).EnsureCompleted();

        Assert.Equal([144], result.Outputs);
        Assert.Equal([("add-one", "6"), ("double", "12"), ("square", "144")], await KeptAsync(host, result.RunId));
    }

    [Fact]
    public async Task Items_may_change_their_shape_at_each_step()
    {
        await using var host = Hosts.OnDisk(database);

        Assert.Equal(["HELLO-84-true"], (await host.RunAsync<ChangingShapes>(["hello"])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Branches_are_given_the_same_and_what_follows_their_merge_is_executed_last()
    {
        var probe = new Probe();
        await using var host = Hosts.OnDisk(database, probe);

        Assert.Equal([50], (await host.RunAsync<FanningOut>([5])).EnsureCompleted().Outputs);
        Assert.Equal(["initial", "double 10", "triple 10", "final 50"], [probe.Entries[0], .. probe.Entries.Skip(1).Take(2).Order(), probe.Entries[^1]]);
    }

    [Fact]
    public async Task A_run_that_fails_keeps_what_it_did_so_far_and_leaves_the_rest_undone()
    {
        await using var host = Hosts.OnDisk(database);

        var result = await host.RunAsync<FailingThird>([1]);

        var progress = await (await host.OpenAsync(default)).Store.LoadProgressAsync(result.RunId, default);
        Assert.Equal(
            [("first", ActivationStatus.Completed, null), ("second", ActivationStatus.Completed, null), ("third", ActivationStatus.Failed, "no third")],
            progress.Activations.Select(activation => (activation.Step, activation.Status, activation.Error?.Message)));
        Assert.Equal([("first", "2"), ("second", "3"), ("third", "")], await KeptAsync(host, result.RunId));
    }

    private static async Task<IReadOnlyList<(string Step, string? Item)>> KeptAsync(WorkflowHost host, string runId)
    {
        var store = (await host.OpenAsync(default)).Store;
        var kept = new List<(string Step, string? Item)>();
        foreach (var activation in (await store.LoadProgressAsync(runId, default)).Activations)
        {
            kept.Add((activation.Step, (await store.TextAsync(runId, activation.Step))?.TrimEnd()));
        }

        return kept;
    }
}
