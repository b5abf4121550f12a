using System.Diagnostics;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Scheduling.Cluster;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;
using Codemation.Runtime.Tests.Storage.Postgres;
using Codemation.Runtime.Tests.Suspension;
using Codemation.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Tests.Scheduling.Cluster;

/// <summary>What several processes make of the runs of one database.</summary>
[NeedsPostgres]
public sealed class ClusterTests : IAsyncLifetime, IDisposable
{
    private readonly List<WorkflowHost> hosts = [];
    private readonly List<Gate> gates = [];
    private readonly CapturedLogs logs = new();
    private TemporaryPostgres temporary = null!;

    internal static ClusterOptions Options { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

    /// <summary>How long a dead process may go unnoticed, also where other programs have the processors.</summary>
    private static TimeSpan Failover => 10 * (Options.CheckIn + Options.Threshold);

    public async Task InitializeAsync() => temporary = await TemporaryPostgres.CreateAsync();

    public void Dispose() => logs.Dispose();

    public async Task DisposeAsync()
    {
        gates.ForEach(gate => gate.Open());
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        await temporary.DisposeAsync();
    }

    [Fact]
    public async Task Processes_that_start_at_once_on_an_empty_database_all_join()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Host().Host.StartAsync(default)));

        Assert.Equal(6L, await temporary.QueryAsync("SELECT count(*) FROM qrtz_scheduler_state"));
        var run = await hosts[0].StartRunAsync<DoublingWorkflow, int, int>([2]);
        Assert.Equal([4], (await run.Completion).Outputs);
    }

    [Fact]
    public async Task A_busy_submitter_leaves_work_to_idle_peers()
    {
        var (submitter, here) = Host(concurrency: 1);
        var (peer, there) = Host(concurrency: 3);
        await peer.StartAsync(default);

        var runs = new List<RunHandle<int>>();
        for (var number = 1; number <= 8; number++)
        {
            runs.Add(await submitter.StartRunAsync<GatedWorkflow, int, int>([number]));
        }

        await here.ArrivalAsync();
        for (var arrival = 0; arrival < 3; arrival++)
        {
            await there.ArrivalAsync();
        }

        Assert.Equal(4L, await CountAsync("running"));
        there.Open();
        here.Open();
        var results = await Task.WhenAll(runs.Select(run => run.Completion));
        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9], results.SelectMany(result => result.Outputs));
        Assert.Equal(8, here.Order.Count + there.Order.Count);
    }

    [Fact]
    public async Task A_process_that_stops_hands_over_at_once_and_counts_as_no_death()
    {
        var (stopping, here) = Host(grace: TimeSpan.Zero);
        for (var number = 1; number <= 3; number++)
        {
            await stopping.StartRunAsync<GatedWorkflow, int, int>([number]);
            await here.ArrivalAsync();
        }

        var (peer, there) = Host();
        await peer.StartAsync(default);
        await stopping.DisposeAsync();

        for (var arrival = 0; arrival < 3; arrival++)
        {
            await there.ArrivalAsync();
        }

        there.Open();
        await UntilAsync(async () => await CountAsync("completed") == 3);

        // At once: nobody had to find out that it was gone.
        Assert.Equal(0L, await temporary.QueryAsync("SELECT sum(deaths)::bigint FROM runs"));
        Assert.Equal(1L, await temporary.QueryAsync("SELECT count(*) FROM qrtz_scheduler_state"));
    }

    [Fact]
    public async Task Runs_of_a_killed_process_go_on_in_another()
    {
        await using var killed = NodeProcess.Start(temporary.Address);
        Assert.Equal("ready", await killed.ReadLineAsync());
        await SubmitAsync(7);
        Assert.Equal("7", await killed.ReadLineAsync());
        var (peer, gate) = Host();
        await peer.StartAsync(default);

        var died = Stopwatch.GetTimestamp();
        killed.Kill();

        Assert.Equal(7, await gate.ArrivalAsync());
        Assert.InRange(Stopwatch.GetElapsedTime(died), TimeSpan.Zero, Failover);
        gate.Open();
        await UntilAsync(async () => await CountAsync("completed") == 1);
        Assert.Equal(1, await temporary.QueryAsync("SELECT deaths FROM runs"));
    }

    [Fact]
    public async Task A_run_that_another_process_executes_is_waited_for_and_not_taken_from_it()
    {
        var (executing, gate) = Host();
        var run = await executing.StartRunAsync<GatedWorkflow, int, int>([7]);
        await gate.ArrivalAsync();
        var other = await Host().Host.OpenAsync(default);

        var refused = await Assert.ThrowsAsync<RunNotResumableException>(() => other.ResumeAsync(run.RunId, default).AsTask());
        var finishing = other.FinishAsync(run.RunId, default).AsTask();
        Assert.Equal(RunStatus.Running, await other.AdvanceAsync(run.RunId, default));
        Assert.False(finishing.IsCompleted);
        gate.Open();

        Assert.Equal($"Run {run.RunId} is being executed by another process. Once that one is gone, the others go on with the run by themselves.", refused.Message);
        Assert.Equal(RunStatus.Completed, (await finishing).Status);
        Assert.Equal([8], (await run.Completion).EnsureCompleted().Outputs);
        Assert.Equal(1L, await temporary.QueryAsync("SELECT epoch FROM runs"));
        Assert.Equal([7], gate.Order);
    }

    [Fact]
    public async Task A_process_that_was_paused_too_long_can_not_write_what_others_have_taken_over()
    {
        await using var paused = NodeProcess.Start(temporary.Address);
        Assert.Equal("ready", await paused.ReadLineAsync());
        await SubmitAsync(7);
        Assert.Equal("7", await paused.ReadLineAsync());
        var (peer, gate) = Host();
        await peer.StartAsync(default);

        await paused.PauseAsync();
        Assert.Equal(7, await gate.ArrivalAsync());
        await paused.ContinueAsync();
        paused.OpenGate();

        Assert.Equal("fenced", await paused.ReadLineAsync());
        Assert.Equal(1L, await CountAsync("running"));
        Assert.Equal(0L, await temporary.QueryAsync("SELECT count(*) FROM activations WHERE step = 'pass' AND status = 'completed'"));
        gate.Open();
        await UntilAsync(async () => await CountAsync("completed") == 1);
        Assert.Equal(1L, await temporary.QueryAsync("SELECT count(*) FROM activations WHERE step = 'pass' AND status = 'completed'"));
    }

    [Fact]
    public async Task The_living_keep_their_runs_whatever_their_machines_clocks_say()
    {
        foreach (var off in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(-60), TimeSpan.FromSeconds(60) })
        {
            // With one slot each, nobody takes the run of another.
            var (host, gate) = Host(concurrency: 1, clock: new ShiftedTime(off));
            await host.StartRunAsync<GatedWorkflow, int, int>([1]);
            await gate.ArrivalAsync();
        }

        // Each of these is taken by another sweep.
        await using var database = temporary.Open();
        await using var store = await database.OpenStoreAsync(default);
        for (var number = 1; number <= 5; number++)
        {
            await store.CreateAsync(Stored.Run(number, owner: "gone"), default);
            await UntilAsync(async () => (await store.FindAsync(Stored.Id(number), default))!.Deaths == 1);
        }

        Assert.Equal(3L, await temporary.QueryAsync("SELECT count(*) FROM runs WHERE workflow_id = 'scheduling.gated' AND status = 'running' AND epoch = 1 AND deaths = 0"));
        Assert.Contains(logs.Problems, line => line.Contains("ahead of this machine's", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_that_could_not_say_that_it_lives_does_not_take_its_own_runs()
    {
        var (host, gate) = Host(concurrency: 1, cluster: new ClusterOptions(TimeSpan.FromHours(1), TimeSpan.FromSeconds(1)) { RecoveryInterval = TimeSpan.FromSeconds(1) });
        await host.StartAsync(default);
        await host.StartRunAsync<GatedWorkflow, int, int>([1]);
        await gate.ArrivalAsync();
        await temporary.QueryAsync("UPDATE qrtz_scheduler_state SET last_checkin_time = 0");

        // It sweeps, and takes what nobody owns.
        await using var database = temporary.Open();
        await using var store = await database.OpenStoreAsync(default);
        await store.CreateAsync(Stored.Run(1, owner: "gone"), default);
        await UntilAsync(async () => (await store.FindAsync(Stored.Id(1), default))!.Deaths == 1);

        Assert.Equal(1L, await temporary.QueryAsync("SELECT count(*) FROM runs WHERE workflow_id = 'scheduling.gated' AND status = 'running' AND epoch = 1 AND deaths = 0"));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task Waits_are_as_long_as_they_say_whatever_the_machines_clock_says(int minutesOff)
    {
        var (host, _) = Host(clock: new ShiftedTime(TimeSpan.FromMinutes(minutesOff)));
        var runs = await host.OpenAsync(default);

        var retrying = await StartAsync<RetryingLate>(host, runs);
        var waiting = await StartAsync<Waiting>(host, runs);

        Assert.Equal(RunStatus.Suspended, await host.AdvanceAsync(retrying, default));
        Assert.Equal(RunStatus.Suspended, await host.AdvanceAsync(waiting, default));
        Assert.InRange(await WaitOfAsync(retrying), 1, 30);
        Assert.InRange(await WaitOfAsync(waiting), 31, 60);

        async Task<double> WaitOfAsync(string runId)
            => (double)(await temporary.QueryAsync($"SELECT extract(epoch FROM wake_at - clock_timestamp())::float8 FROM runs WHERE id = '{runId}'"))!;
    }

    private static async Task<string> StartAsync<TWorkflow>(WorkflowHost host, RunService runs)
        where TWorkflow : Workflow<int, int>
    {
        var entry = host.Catalog.Get(typeof(TWorkflow));
        var row = (await runs.CreateAsync(entry, BackgroundRunContract.Batch(3), new RunOptions(), runs.Owner, default)).Row;
        await runs.ExecuteAsync(entry, row, BackgroundRunContract.Batch(3), default);
        return row.Id;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    private (WorkflowHost Host, Gate Gate) Host(int concurrency = 4, TimeSpan? grace = null, TimeProvider? clock = null, ClusterOptions? cluster = null)
    {
        var gate = new Gate();
        var host = WorkflowHost.Create(app =>
        {
            app.AddWorkflows();
            app.Database = temporary.Address;
            app.Cluster = cluster ?? Options;
            app.Concurrency = concurrency;
            app.GracePeriod = grace ?? TimeSpan.FromSeconds(30);
            app.Services.AddSingleton(gate);
            app.Services.AddSingleton(new Probe());
            app.Services.AddLogging(logging => logging.AddProvider(logs));
            if (clock is not null)
            {
                app.Services.AddSingleton(clock);
            }
        });
        gates.Add(gate);
        hosts.Add(host);
        return (host, gate);
    }

    /// <summary>Leaves a gated run to whoever takes it.</summary>
    private async Task SubmitAsync(int number)
    {
        await using var host = WorkflowHost.Create(app =>
        {
            app.AddWorkflows();
            app.Database = temporary.Address;
            app.Cluster = Options;
            app.Services.AddSingleton(new Gate());
        });
        var runs = await host.OpenAsync(default);
        var entry = host.Catalog.Get(typeof(GatedWorkflow));
        await runs.CreateAsync(entry, BackgroundRunContract.Batch(number), new RunOptions(), owner: null, default);
    }

    private async Task<long> CountAsync(string status) => (long)(await temporary.QueryAsync($"SELECT count(*) FROM runs WHERE status = '{status}'"))!;

    /// <summary>A clock that is off.</summary>
    private sealed class ShiftedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
