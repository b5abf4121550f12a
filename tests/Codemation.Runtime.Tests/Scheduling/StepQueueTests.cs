using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Scheduling;

[Workflow("queues.moving")]
public sealed partial class MovingBetweenQueues(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("here", async (n, ctx) => await probe.NotedAsync("here", n + 1))
        .MapAsync("there", async (n, ctx) => await probe.NotedAsync("there", n * 10), new() { Queue = "gpu" })
        .MapAsync("back", async (n, ctx) => await probe.NotedAsync("back", n + 3));
}

public sealed class StepQueueTests : IDisposable
{
    private readonly TemporaryDatabase database = new();
    private readonly Probe probe = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_run_moves_to_the_queue_of_a_step_and_back()
    {
        await using var host = Hosts.OnDisk(database, probe);
        var runs = await host.OpenAsync(default);
        var entry = host.Catalog.Get(typeof(MovingBetweenQueues));
        var input = Catalog.WorkflowEntry<MovingBetweenQueues, int, int>.BatchOf([1]);
        runs.Queues = ["default"];
        var row = (await runs.CreateAsync(entry, input, RunOptions.Default, runs.Owner, default)).Row;

        Assert.Equal(RunStatus.Pending, (await runs.ExecuteAsync(entry, row, input, default)).Status);
        Assert.Equal(["here"], probe.Entries);

        Assert.Empty(await runs.ClaimPendingAsync(["default"], 1, default));
        runs.Queues = ["gpu"];
        var there = Assert.Single(await runs.ClaimPendingAsync(["gpu"], 1, default));
        Assert.Equal(RunStatus.Pending, (await runs.ExecuteClaimedAsync(there, default)).Status);
        Assert.Equal(["here", "there"], probe.Entries);

        runs.Queues = ["default"];
        var back = Assert.Single(await runs.ClaimPendingAsync(["default"], 1, default));
        Assert.Equal(RunStatus.Completed, (await runs.ExecuteClaimedAsync(back, default)).Status);
        Assert.Equal(["here", "there", "back"], probe.Entries);
    }

    [Fact]
    public async Task The_queue_of_a_step_wins_over_that_of_the_run_which_returns_to_its_own()
    {
        await using var host = Hosts.OnDisk(database, probe);
        var runs = await host.OpenAsync(default);
        runs.Queues = ["slow"];
        var row = await CreateAsync(host, new RunOptions { Queue = "slow" });

        Assert.Equal(RunStatus.Pending, await ExecuteNextAsync(runs, "slow"));
        Assert.Equal(("gpu", "slow"), await QueuesAsync(runs, row.Id));

        Assert.Equal(RunStatus.Pending, await ExecuteNextAsync(runs, "gpu"));
        Assert.Equal("slow", (await QueuesAsync(runs, row.Id)).Queue);

        Assert.Equal(RunStatus.Completed, await ExecuteNextAsync(runs, "slow"));
        Assert.Equal(["here", "there", "back"], probe.Entries);
    }

    [Fact]
    public async Task A_run_that_is_to_stop_after_a_step_of_another_queue_still_knows_so_there()
    {
        await using var host = Hosts.OnDisk(database, probe);
        var runs = await host.OpenAsync(default);
        await CreateAsync(host, new RunOptions { StopAfter = "there" });

        Assert.Equal(RunStatus.Pending, await ExecuteNextAsync(runs, "default"));
        Assert.Equal(RunStatus.Completed, await ExecuteNextAsync(runs, "gpu"));

        Assert.Equal(["here", "there"], probe.Entries);
    }

    [Fact]
    public async Task Where_all_queues_are_served_a_run_stays()
    {
        await using var host = Hosts.OnDisk(database, app => app.Queues = ["default", "gpu"], probe);

        var run = await host.StartRunAsync<MovingBetweenQueues, int, int>([1]);

        Assert.Equal([23], (await run.Completion).Outputs);
        Assert.Equal(1, (await (await host.OpenAsync(default)).Store.FindAsync(run.RunId, default))!.Epoch);
    }

    private static async Task<Codemation.Runtime.Storage.RunRow> CreateAsync(WorkflowHost host, RunOptions options)
    {
        var entry = host.Catalog.Get(typeof(MovingBetweenQueues));
        var input = Catalog.WorkflowEntry<MovingBetweenQueues, int, int>.BatchOf([1]);
        return (await (await host.OpenAsync(default)).CreateAsync(entry, input, options, owner: null, default)).Row;
    }

    private static async Task<RunStatus> ExecuteNextAsync(Codemation.Runtime.Runs.RunService runs, string queue)
    {
        runs.Queues = [queue];
        var claimed = Assert.Single(await runs.ClaimPendingAsync([queue], 1, default));
        return (await runs.ExecuteClaimedAsync(claimed, default)).Status;
    }

    private static async Task<(string Queue, string? HomeQueue)> QueuesAsync(Codemation.Runtime.Runs.RunService runs, string runId)
        => await runs.Store.FindAsync(runId, default) is { } row ? (row.Queue, row.HomeQueue) : default;
}
