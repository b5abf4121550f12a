using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Suspension;

/// <summary>What runs do that have to wait, whatever store they are kept in.</summary>
public abstract partial class SuspensionContract : IAsyncLifetime
{
    private readonly List<WorkflowHost> hosts = [];

    private protected Probe Probe { get; } = new();

    private protected ManualTime Time { get; } = new() { SkipsWaits = true };

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_wait_lasts_as_long_as_it_says_and_what_came_before_is_not_repeated()
    {
        var began = Time.GetUtcNow();

        var result = (await Host().RunAsync<Waiting>([1, 2])).EnsureCompleted();

        Assert.Equal([2, 3], result.Outputs);
        Assert.InRange(Time.GetUtcNow() - began, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(62));
        Assert.Equal(["before 1", "before 2", "after 1", "after 2"], Probe.Entries);
    }

    [Fact]
    public async Task While_it_waits_a_run_is_suspended_and_says_until_when()
    {
        var host = Host();
        var (runId, outcome) = await StartAsync<Waiting, int, int>(host, 1);

        var row = await FindAsync(host, runId);

        Assert.Equal(RunStatus.Suspended, outcome.Status);
        Assert.Equal((RunStatus.Suspended, null), (row.Status, row.Owner));
        Assert.Equal("step \"pause\" waits until 2026-01-01 00:01:00Z", row.WaitReason);
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromMinutes(1), row.WakeAt);
    }

    [Fact]
    public async Task An_empty_batch_does_not_wait()
    {
        var began = Time.GetUtcNow();

        Assert.Empty((await Host().RunAsync<Waiting>([])).EnsureCompleted().Outputs);
        Assert.Equal(began, Time.GetUtcNow());
    }

    [Fact]
    public async Task A_batch_that_waits_until_times_of_its_items_goes_on_at_the_latest()
    {
        var began = Time.GetUtcNow();

        var result = (await Host().RunAsync<WaitingUntil>([30, 90, -0, 10])).EnsureCompleted();

        Assert.Equal([30, 90, 0, 10], result.Outputs);
        Assert.InRange(Time.GetUtcNow() - began, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(92));
    }

    [Fact]
    public async Task An_item_without_a_time_fails_once_the_others_have_waited()
    {
        var result = await Host().RunAsync<WaitingUntil>([5, -1]);

        Assert.Equal((RunStatus.Failed, "no such time", (int?)1), (result.Status, result.Error!.Message, result.Error.Item));
    }

    [Fact]
    public async Task An_item_that_failed_before_the_wait_is_still_caught_after_it()
    {
        var result = (await Host().RunAsync<WaitingUntilInATry>([40, -1])).EnsureCompleted();

        Assert.Equal(["40", "no such time"], result.Outputs);
    }

    [Fact]
    public async Task A_short_wait_does_not_let_go_of_the_run()
    {
        var host = Host();
        var (runId, outcome) = await StartAsync<WaitingUntil, int, int>(host, 1);

        Assert.Equal(RunStatus.Completed, outcome.Status);
        Assert.Equal(1, (await FindAsync(host, runId)).Epoch);
    }

    [Fact]
    public async Task Branches_wait_each_for_itself()
    {
        var began = Time.GetUtcNow();

        var result = (await Host().RunAsync<WaitingBeside>([1])).EnsureCompleted();

        Assert.Equal([2], result.Outputs);
        Assert.Equal(["quick", "slow"], Probe.Entries);
        Assert.InRange(Time.GetUtcNow() - began, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(63));
    }

    [Fact]
    public async Task A_retry_after_a_long_delay_tries_only_what_failed_with_the_same_key()
    {
        var result = (await Host().RunAsync<RetryingLate>([1, 3])).EnsureCompleted();

        Assert.Equal([1, 3], result.Outputs);
        Assert.Equal(["1 attempt 1", "3 attempt 1", "3 attempt 2", "3 attempt 3"], Probe.Entries.Select(entry => entry[..11]));
        Assert.Single(Probe.Entries.Where(entry => entry[0] == '3').Select(entry => entry[12..]).Distinct());
    }

    [Fact]
    public async Task A_retry_ends_with_the_last_error()
    {
        var result = await Host().RunAsync<RetryingLate>([9, 1]);

        Assert.Equal(("attempt 3 failed", 1), (result.Error!.Message, result.Error.FailedItems));
        Assert.Equal(4, Probe.Entries.Count);
    }

    [Fact]
    public async Task A_batch_step_is_tried_again_as_a_whole()
    {
        var result = (await Host().RunAsync<RetryingABatch>([4, 5])).EnsureCompleted();

        Assert.Equal([4, 5], result.Outputs);
        Assert.Equal(["attempt 1", "attempt 2", "attempt 3"], Probe.Entries);
    }

    [Fact]
    public async Task Work_elsewhere_is_started_once_and_looked_at_until_it_is_done()
    {
        var began = Time.GetUtcNow();

        var result = (await Host().RunAsync<WatchingJobs>([new Job(3, "a"), new Job(1, "b")])).EnsureCompleted();

        Assert.Equal(["job-a done", "job-b done"], result.Outputs);
        Assert.Equal(
            ["start a", "start b", "look at job-a, 3 left", "look at job-b, 1 left", "look at job-a, 2 left", "look at job-a, 1 left"],
            Probe.Entries);
        Assert.InRange(Time.GetUtcNow() - began, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(33));
    }

    [Fact]
    public async Task Work_elsewhere_that_failed_for_good_is_not_tried_again()
    {
        var result = await Host().RunAsync<WatchingJobs>([new Job(2, "bad")]);

        Assert.Equal("the job broke", result.Error!.Message);
        Assert.Equal(["start bad", "look at job-bad, 2 left", "look at job-bad, 1 left"], Probe.Entries);
    }

    [Fact]
    public async Task A_run_waits_for_its_suspended_sub_workflow()
    {
        var host = Host();
        var began = Time.GetUtcNow();

        var result = (await host.RunAsync<CallingAWaiter>([1])).EnsureCompleted();

        Assert.Equal([20], result.Outputs);
        Assert.InRange(Time.GetUtcNow() - began, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(65));
        Assert.Equal(["before 1", "after 1"], Probe.Entries);
    }

    private protected WorkflowHost Host(Action<CodemationBuilder>? configure = null)
    {
        var host = CreateHost(configure);
        hosts.Add(host);
        return host;
    }

    private protected abstract WorkflowHost CreateHost(Action<CodemationBuilder>? configure);

    private protected static async Task<(string RunId, Codemation.Runtime.Engine.Execution.RunOutcome Outcome)> StartAsync<TWorkflow, TIn, TOut>(
        WorkflowHost host, params TIn[] items)
        where TWorkflow : Workflow<TIn, TOut>
    {
        var runs = await host.OpenAsync(default);
        var entry = host.Catalog.Get(typeof(TWorkflow));
        var input = Codemation.Runtime.Catalog.WorkflowEntry<TWorkflow, TIn, TOut>.BatchOf(items);
        var row = (await runs.CreateAsync(entry, input, RunOptions.Default, runs.Owner, default)).Row;
        return (row.Id, await runs.ExecuteAsync(entry, row, input, default));
    }

    private protected static async Task<RunRow> FindAsync(WorkflowHost host, string runId)
        => (await (await host.OpenAsync(default)).Store.FindAsync(runId, default))!;

    private protected static async Task<RunService> RunsAsync(WorkflowHost host) => await host.OpenAsync(default);
}
