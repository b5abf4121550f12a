using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Runs;

[Workflow("persist.effects", Persist = Persist.Effects)]
public sealed partial class KeepingEffects(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Map("plus", n => n + 1)
        .MapAsync("effect", async (n, ctx) => await probe.NotedAsync($"effect {n}", n * 2))
        .If("big", n => n > 5, f => f.Map("half", n => n / 2), f => f.Map("same", n => n))
        .Merge("all")
        .Wait("pause", TimeSpan.FromMinutes(1))
        .Map("last", n => n);
}

[Workflow("persist.outcome", Persist = Persist.Outcome)]
public sealed partial class KeepingTheOutcome : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("first", (n, ctx) => new ValueTask<int>(n + 1))
        .MapAsync("last", (n, ctx) => new ValueTask<int>(n * 2));
}

[Workflow("persist.none", Persist = Persist.None)]
public sealed partial class KeepingNothing : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.MapAsync("double", (n, ctx) => new ValueTask<int>(n * 2)).Wait("pause", TimeSpan.FromSeconds(20));
}

public sealed class PersistTests : IDisposable
{
    private readonly TemporaryDatabase database = new();
    private readonly Probe probe = new();
    private readonly ManualTime time = new() { SkipsWaits = true };

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Only_the_outputs_of_steps_with_effects_and_of_the_run_are_kept()
    {
        await using var host = Hosts.OnDisk(database, probe, time);

        var result = (await host.RunAsync<KeepingEffects>([1, 8])).EnsureCompleted();

        Assert.Equal([4, 9], result.Outputs);
        var progress = await (await host.OpenAsync(default)).Store.LoadProgressAsync(result.RunId, default);
        Assert.Equal(["effect", "pause", "last"], progress.Activations.Select(activation => activation.Step));
    }

    [Fact]
    public async Task Of_a_run_that_ended_only_the_outcome_is_kept()
    {
        await using var host = Hosts.OnDisk(database, probe, time);

        var result = (await host.RunAsync<KeepingTheOutcome>([1])).EnsureCompleted();

        var runs = await host.OpenAsync(default);
        Assert.Equal(["last"], (await runs.Store.LoadProgressAsync(result.RunId, default)).Activations.Select(activation => activation.Step));
        var read = await runs.ReadAsync(host.Catalog.Get(typeof(KeepingTheOutcome)), result.RunId, default);
        Assert.Equal(4, ((Codemation.Runtime.Engine.Batch<int>)read.Output!)[0]);
    }

    [Fact]
    public async Task A_run_of_which_nothing_is_kept_leaves_nothing_and_still_can_wait()
    {
        await using var host = Hosts.OnDisk(database, probe, time);

        Assert.Equal([6], (await host.RunAsync<KeepingNothing>([3])).EnsureCompleted().Outputs);
        var started = await host.StartRunAsync<KeepingNothing, int, int>([4]);
        Assert.Equal([8], (await started.Completion).Outputs);

        Assert.Empty(await (await host.OpenAsync(default)).Store.ListAsync(new() { Limit = 10 }, default));
    }

    [Fact]
    public async Task A_run_goes_on_after_a_wait_without_repeating_an_effect()
    {
        await using var host = Hosts.OnDisk(database, probe, time);

        await host.RunAsync<KeepingEffects>([1, 8]);

        Assert.Equal(["effect 2", "effect 9"], probe.Entries);
    }
}
