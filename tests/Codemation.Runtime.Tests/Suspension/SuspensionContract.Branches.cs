using Codemation.Runtime.Tests.Events;

namespace Codemation.Runtime.Tests.Suspension;

/// <content>What goes on beside a wait, and what is told of it.</content>
public abstract partial class SuspensionContract
{
    [Fact]
    public async Task While_a_branch_waits_to_be_tried_again_the_other_one_finishes_and_the_run_stays_open()
    {
        var host = Host();
        var (runId, outcome) = await StartAsync<RetryingBeside, int, int>(host, 2);
        Assert.Equal(RunStatus.Suspended, outcome.Status);
        Assert.Equal(["flaky 1", "steady"], Probe.Entries.Order());

        outcome = await (await RunsAsync(host)).FinishAsync(runId, default);

        Assert.Equal([4], ((Codemation.Runtime.Engine.Batch<int>)outcome.Output!).Values.ToArray());
        Assert.Equal(["flaky 1", "flaky 2", "steady"], Probe.Entries.Order());
    }

    [Fact]
    public async Task A_branch_whose_last_attempt_fails_fails_the_run_although_the_other_one_completed()
    {
        var result = await Host().RunAsync<RetryingBeside>([9]);

        Assert.Equal((RunStatus.Failed, "flaky", "attempt 2 failed"), (result.Status, result.Error!.Step, result.Error.Message));
        Assert.Equal(["flaky 1", "flaky 2", "steady"], Probe.Entries.Order());
    }

    [Fact]
    public async Task A_wait_is_told_when_it_begins_and_when_it_is_over()
    {
        var host = Host();
        using var heard = new HeardEvents(host);

        await host.RunAsync<Waiting>([1]);

        Assert.Equal(
            ["RunCreated", "NodeCompleted before", "RunSuspended", "RunResumed", "NodeCompleted pause", "NodeCompleted after", "RunCompleted"],
            heard.Kinds.Where(kind => kind != "RunSaved" && !kind.StartsWith("NodeQueued", StringComparison.Ordinal) && !kind.StartsWith("NodeStarted", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(1, heard.All.Count).Select(number => (long)number), heard.Numbers);
    }

    [Fact]
    public async Task What_happens_in_the_background_by_itself_can_be_asked_for()
    {
        var host = Host();
        var runs = await RunsAsync(host);
        var entry = host.Catalog.Get(typeof(Waiting));
        var input = Codemation.Runtime.Catalog.WorkflowEntry<Waiting, int, int>.BatchOf([1]);
        var asked = (await runs.CreateAsync(entry, input, RunOptions.Default, owner: null, default)).Row.Id;
        var left = (await runs.CreateAsync(entry, input, RunOptions.Default, owner: null, default)).Row.Id;

        Assert.Equal(RunStatus.Suspended, await host.AdvanceAsync(asked));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(RunStatus.Completed, await host.AdvanceAsync(asked));
        Assert.Equal(RunStatus.Completed, await host.AdvanceAsync(asked));

        Assert.Equal(RunStatus.Pending, (await FindAsync(host, left)).Status);
        Assert.Null(await host.AdvanceAsync("nobody"));
        Assert.Equal(["before 1", "after 1"], Probe.Entries);
    }
}
