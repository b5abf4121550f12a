using Codemation.Runtime.Scheduling;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;
using Codemation.Runtime.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Codemation.Runtime.Tests.Scheduling;

public sealed class SqliteBackgroundRunTests : BackgroundRunContract, IDisposable
{
    private readonly TemporaryDatabase temporary = new();

    protected override int Backlog => 4_000;

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_run_that_an_earlier_host_was_stopped_in_goes_on()
    {
        var stopped = Host(app => app.GracePeriod = TimeSpan.Zero);
        var run = await stopped.StartRunAsync<GatedWorkflow, int, int>([1]);
        await Gate.ArrivalAsync();
        await stopped.DisposeAsync();

        var next = Host();
        var ended = Ended(next);
        await next.StartAsync(default);
        Assert.Equal(1, await Gate.ArrivalAsync());
        Gate.Open();

        Assert.Equal(run.RunId, await ended);
        Assert.Equal(RunStatus.Completed, await StatusAsync(next, run.RunId));
    }

    [Fact]
    public async Task Runs_that_an_earlier_host_did_not_get_to_are_executed()
    {
        var stopped = Host(app => (app.Concurrency, app.GracePeriod) = (1, TimeSpan.Zero));
        await stopped.StartRunAsync<GatedWorkflow, int, int>([1]);
        await Gate.ArrivalAsync();
        var waiting = await stopped.StartRunAsync<GatedWorkflow, int, int>([2]);
        await stopped.DisposeAsync();

        var next = Host(app => app.Concurrency = 1);
        Gate.Open();
        var later = await next.StartRunAsync<GatedWorkflow, int, int>([3]);
        await later.Completion;

        Assert.Equal(RunStatus.Completed, await StatusAsync(next, waiting.RunId));
        Assert.Equal([1, 1, 2, 3], Gate.Order);
    }

    [Fact]
    public async Task Running_inline_goes_on_with_nothing_else_and_starts_no_scheduler()
    {
        var stopped = Host(app => app.GracePeriod = TimeSpan.Zero);
        var left = await stopped.StartRunAsync<GatedWorkflow, int, int>([1]);
        await Gate.ArrivalAsync();
        await stopped.DisposeAsync();
        Gate.Open();

        var next = Host();
        await next.RunAsync<DoublingWorkflow, int, int>([1]);

        Assert.Equal(RunStatus.Pending, await StatusAsync(next, left.RunId));
        Assert.False(next.IsDispatching);
    }

    [Fact]
    public async Task A_run_that_was_taken_over_is_reported_and_its_slot_is_free_again()
    {
        var host = Host(app => app.Concurrency = 1);
        var run = await host.StartRunAsync<GatedWorkflow, int, int>([1]);
        await Gate.ArrivalAsync();
        temporary.Query("UPDATE runs SET epoch = epoch + 1 RETURNING id");
        Gate.Open();

        await Assert.ThrowsAsync<Codemation.Runtime.Storage.RunFencedException>(() => run.Completion);

        Assert.Contains(Logs.Problems, line => line.Contains(run.RunId, StringComparison.Ordinal));
        Assert.Equal([4], (await (await host.StartRunAsync<DoublingWorkflow, int, int>([2])).Completion).Outputs);
    }

    [Fact]
    public async Task A_run_whose_workflow_is_gone_is_reported_and_holds_up_nobody()
    {
        var host = Host(app => app.Concurrency = 1);
        var first = await host.StartRunAsync<GatedWorkflow, int, int>([1]);
        await Gate.ArrivalAsync();
        var orphan = await host.StartRunAsync<GatedWorkflow, int, int>([2]);
        var last = await host.StartRunAsync<DoublingWorkflow, int, int>([3]);
        temporary.Query($"UPDATE runs SET workflow_id = 'gone' WHERE id = '{orphan.RunId}' RETURNING id");
        Gate.Open();

        Assert.Equal([2], (await first.Completion).Outputs);
        Assert.Equal([6], (await last.Completion).Outputs);
        Assert.Contains(orphan.RunId, await Logs.FirstProblem, StringComparison.Ordinal);
        var parked = await (await host.OpenAsync(default)).Store.FindAsync(orphan.RunId, default);
        Assert.Equal((RunStatus.Suspended, "workflow \"gone\" is not in this host"), (parked!.Status, parked.WaitReason));
        Assert.Contains(Logs.Problems, line => line.Contains(orphan.RunId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sweep_that_finds_nothing_writes_nothing()
    {
        var runs = await Host().OpenAsync(default);
        var store = (SqliteRunStore)runs.Store;
        using var dispatcher = new RunDispatcher(
            runs, new DispatchOptions(1, TimeSpan.Zero, RunQueues.OnlyDefault), TimeProvider.System, NullLoggerFactory.Instance);
        var before = store.Transactions;

        await dispatcher.SweepAsync(default);

        Assert.Equal(before, store.Transactions);
    }

    [Fact]
    public async Task A_database_that_fails_for_a_while_is_reported_and_asked_again()
    {
        var host = Host();
        await host.StartAsync(default);
        temporary.Query("ALTER TABLE runs RENAME TO runs_elsewhere");

        Assert.Contains("the next sweep tries again", await Logs.FirstProblem, StringComparison.Ordinal);
        temporary.Query("ALTER TABLE runs_elsewhere RENAME TO runs");

        var run = await host.StartRunAsync<DoublingWorkflow, int, int>([2]);
        Assert.Equal([4], (await run.Completion).Outputs);
    }

    [Fact]
    public async Task A_run_that_broke_off_because_the_database_failed_goes_on_when_it_is_back()
    {
        var host = Host();
        var ended = Ended(host);
        var run = await host.StartRunAsync<GatedWorkflow, int, int>([1]);
        await Gate.ArrivalAsync();
        temporary.Query("ALTER TABLE activations RENAME TO activations_elsewhere");
        Gate.Open();
        await Assert.ThrowsAnyAsync<Exception>(() => run.Completion);
        temporary.Query("ALTER TABLE activations_elsewhere RENAME TO activations");

        Assert.Equal(run.RunId, await ended);
        Assert.Equal(RunStatus.Completed, await StatusAsync(host, run.RunId));
    }

    protected override void Configure(CodemationBuilder app) => app.Database = "sqlite:///" + temporary.Path;
}
