using System.Collections.Concurrent;
using System.Diagnostics;
using Codemation.Runtime.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Tests.Scheduling;

/// <summary>What runs in the background do, whatever store they are kept in.</summary>
public abstract class BackgroundRunContract : IAsyncLifetime
{
    private readonly List<WorkflowHost> hosts = [];

    protected Gate Gate { get; } = new();

    /// <summary>How many runs wait in the test of the backlog.</summary>
    protected abstract int Backlog { get; }

    /// <summary>Whether runs that are started at the same time are there in the order of the calls.</summary>
    protected virtual bool KeepsOrderOfConcurrentStarts => true;

    private protected CapturedLogs Logs { get; } = new();

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        Gate.Open();
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_run_completes_in_the_background()
    {
        var host = Host();

        var run = await host.StartRunAsync<DoublingWorkflow, int, int>([1, 2, 3]);
        var result = await run.Completion;

        Assert.Equal((run.RunId, RunStatus.Completed), (result.RunId, result.Status));
        Assert.Equal([2, 4, 6], result.Outputs);
        Assert.Equal(RunStatus.Completed, await StatusAsync(host, run.RunId));
    }

    [Fact]
    public async Task A_run_that_fails_is_a_result()
    {
        var run = await Host().StartRunAsync<DoublingWorkflow, int, int>([-1]);

        var result = await run.Completion;

        Assert.Equal((RunStatus.Failed, "check"), (result.Status, result.Error?.Step));
    }

    [Fact]
    public async Task A_run_that_fails_leaves_the_others_alone()
    {
        var host = Host(app => app.Concurrency = 1);

        var runs = await Task.WhenAll(new[] { 1, -1, 2 }.Select(number => host.StartRunAsync<DoublingWorkflow, int, int>([number])));
        var results = await Task.WhenAll(runs.Select(run => run.Completion));

        Assert.Equal([RunStatus.Completed, RunStatus.Failed, RunStatus.Completed], results.Select(result => result.Status));
        Assert.Equal([2, 4], results.SelectMany(result => result.Outputs));
    }

    [Fact]
    public async Task A_host_that_is_started_twice_executes_each_run_once()
    {
        var host = Host();
        await host.StartAsync(default);
        await host.StartAsync(default);
        var run = await host.StartRunAsync<GatedWorkflow, int, int>([1]);
        Gate.Open();

        Assert.Equal([2], (await run.Completion).Outputs);
        Assert.Equal([1], Gate.Order);
    }

    [Fact]
    public async Task No_more_runs_are_executed_at_once_than_configured()
    {
        var host = Host(app => app.Concurrency = 3);

        var runs = await StartAllAsync(host, 60);
        for (var arrival = 0; arrival < 3; arrival++)
        {
            await Gate.ArrivalAsync();
        }

        Assert.Equal(57, await CountAsync(host, RunStatus.Pending));
        Gate.Open();

        Assert.Equal(Enumerable.Range(1, 60), await OutputsAsync(runs));
        Assert.Equal(3, Gate.Most);
    }

    [Fact]
    public async Task A_run_without_a_slot_waits_in_the_store_until_one_is_free()
    {
        var host = Host(app => app.Concurrency = 1);
        var first = await host.StartRunAsync<GatedWorkflow, int, int>([1]);
        await Gate.ArrivalAsync();

        var second = await host.StartRunAsync<DoublingWorkflow, int, int>([1]);

        Assert.Equal(RunStatus.Pending, await StatusAsync(host, second.RunId));
        Assert.False(second.Completion.IsCompleted);
        Gate.Open();
        Assert.Equal([2], (await first.Completion).Outputs);
        Assert.Equal([2], (await second.Completion).Outputs);
    }

    [Fact]
    public async Task Pending_runs_that_nobody_announced_are_found_by_the_sweep()
    {
        var host = Host();
        var ended = Ended(host);
        var service = await host.OpenAsync(default);
        var entry = host.Catalog.Get(typeof(DoublingWorkflow));
        await host.StartAsync(default);

        var row = (await service.CreateAsync(entry, Batch(5), RunOptions.Default, owner: null, default)).Row;

        Assert.Equal(row.Id, await ended);
        Assert.Equal(RunStatus.Completed, await StatusAsync(host, row.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Runs_that_wait_are_executed_by_age_and_none_is_lost(int concurrency)
    {
        var count = Backlog / 8 * concurrency;
        var host = Host(app => app.Concurrency = concurrency);
        await host.StartAsync(default);

        var runs = KeepsOrderOfConcurrentStarts ? await StartAllAsync(host, count) : await StartOneByOneAsync(host, count);
        Gate.Open();

        Assert.Equal(Enumerable.Range(1, count), await OutputsAsync(runs));
        Assert.Equal(Enumerable.Range(0, count), Gate.Order.Order());
        Assert.InRange(Gate.Most, 1, concurrency);

        // A run is overtaken at most by those that have the other slots at the same time.
        Assert.All(Gate.Order.Index(), arrival => Assert.InRange(arrival.Item, 0, arrival.Index + concurrency - 1));
    }

    [Fact]
    public async Task Five_thousand_runs_with_64_in_flight_all_complete_once()
    {
        var host = Host(app => app.Concurrency = 64);
        var ends = new ConcurrentQueue<string>();
        using var listening = host.Events.Subscribe(happened =>
        {
            if (happened.IsEnd)
            {
                ends.Enqueue(happened.RunId);
            }
        });

        var runs = new ConcurrentQueue<RunHandle<int>>();
        await Parallel.ForAsync(0, 5_000, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, cancellationToken) =>
        {
            var run = await host.StartRunAsync<DoublingWorkflow, int, int>([number], cancellationToken: cancellationToken);
            runs.Enqueue(run);
            Assert.Equal([number * 2], (await run.Completion).Outputs);
        });

        Assert.Equal(runs.Select(run => run.RunId).Order(), ends.Order());
        Assert.Equal(5_000, await CountAsync(host, RunStatus.Completed));
        Assert.Empty(Logs.Problems);
    }

    [Fact]
    public async Task Stopping_lets_what_is_executed_finish_and_starts_nothing_new()
    {
        var host = Host(app => app.Concurrency = 1);
        var executed = await host.StartRunAsync<GatedWorkflow, int, int>([1]);
        await Gate.ArrivalAsync();
        var waiting = await host.StartRunAsync<GatedWorkflow, int, int>([2]);

        var stopping = host.StopAsync(default);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartRunAsync<GatedWorkflow, int, int>([3]));
        Assert.Contains("stopping", refused.Message, StringComparison.Ordinal);
        Assert.False(stopping.IsCompleted);
        Gate.Open();
        await stopping;

        Assert.Equal([2], (await executed.Completion).Outputs);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Completion);
        Assert.Equal(RunStatus.Pending, await StatusAsync(host, waiting.RunId));
        Assert.Equal([1], Gate.Order);
    }

    [Fact]
    public async Task Stopping_interrupts_what_does_not_finish_in_time()
    {
        var host = Host(app => app.GracePeriod = TimeSpan.Zero);
        var run = await host.StartRunAsync<GatedWorkflow, int, int>([1]);
        await Gate.ArrivalAsync();

        await host.StopAsync(default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Completion);
        Assert.Equal(RunStatus.Pending, await StatusAsync(host, run.RunId));
    }

    [Fact]
    public async Task The_caller_of_stop_can_end_the_grace_period()
    {
        var host = Host(app => app.GracePeriod = TimeSpan.FromHours(1));
        var run = await host.StartRunAsync<GatedWorkflow, int, int>([1]);
        await Gate.ArrivalAsync();

        await host.StopAsync(new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Completion);
    }

    [Fact]
    public async Task A_host_that_never_started_anything_stops_and_then_refuses_to()
    {
        var host = Host();

        await host.StopAsync(default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(default));
        Assert.Equal([4], (await host.RunAsync<DoublingWorkflow, int, int>([2])).Outputs);
    }

    [Fact]
    public async Task Input_that_is_refused_leaves_no_run_and_no_slot_taken()
    {
        var host = Host(app =>
        {
            app.Concurrency = 1;
            app.Limits = new RunLimits { BatchItems = 2 };
        });

        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAsync<InputException>(() => host.StartRunAsync<DoublingWorkflow, int, int>([1, 2, 3]));
        }

        Assert.Equal([2], (await (await host.StartRunAsync<DoublingWorkflow, int, int>([1])).Completion).Outputs);
        Assert.Equal(1, await CountAsync(host, status: null));
    }

    [Fact]
    public async Task An_execution_does_not_inherit_what_is_ambient_where_it_was_started()
    {
        var host = Host();
        using var ambient = new Activity("the caller's").Start();
        Activity? seen = ambient;
        using var listening = host.Events.Subscribe(happened =>
        {
            if (happened.IsEnd)
            {
                seen = Activity.Current;
            }
        });

        await (await host.StartRunAsync<DoublingWorkflow, int, int>([1])).Completion;

        Assert.Null(seen);
    }

    private protected WorkflowHost Host(Action<CodemationBuilder>? configure = null)
    {
        var host = WorkflowHost.Create(app =>
        {
            app.AddWorkflows();
            app.Services.AddSingleton(Gate);
            app.Services.AddLogging(logging => logging.AddProvider(Logs));
            Configure(app);
            configure?.Invoke(app);
        });
        hosts.Add(host);
        return host;
    }

    protected abstract void Configure(CodemationBuilder app);

    private protected static Task<string> Ended(WorkflowHost host)
    {
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Events.Subscribe(happened =>
        {
            if (happened.IsEnd)
            {
                ended.TrySetResult(happened.RunId);
            }
        });
        return ended.Task;
    }

    private protected static async Task<RunStatus?> StatusAsync(WorkflowHost host, string runId)
        => (await (await host.OpenAsync(default)).Store.FindAsync(runId, default))?.Status;

    internal static Codemation.Runtime.Engine.Batch<int> Batch(params int[] items)
        => Codemation.Runtime.Catalog.WorkflowEntry<DoublingWorkflow, int, int>.BatchOf(items);

    private static async Task<int> CountAsync(WorkflowHost host, RunStatus? status)
        => (await (await host.OpenAsync(default)).Store.ListAsync(new() { Status = status, Limit = int.MaxValue }, default)).Count;

    private static async Task<RunHandle<int>[]> StartOneByOneAsync(WorkflowHost host, int count)
    {
        var runs = new RunHandle<int>[count];
        for (var number = 0; number < count; number++)
        {
            runs[number] = await host.StartRunAsync<GatedWorkflow, int, int>([number]);
        }

        return runs;
    }

    private static Task<RunHandle<int>[]> StartAllAsync(WorkflowHost host, int count)
        => Task.WhenAll(Enumerable.Range(0, count).Select(number => host.StartRunAsync<GatedWorkflow, int, int>([number])));

    private static async Task<int[]> OutputsAsync(RunHandle<int>[] runs)
        => (await Task.WhenAll(runs.Select(run => run.Completion))).Select(result => Assert.Single(result.Outputs)).ToArray();
}
