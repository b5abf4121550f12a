using Codemation.Runtime.Events;
using Codemation.Runtime.Tests.Events;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Suspension;

/// <content>Cancelling.</content>
public abstract partial class SuspensionContract
{
    [Fact]
    public async Task Cancelling_reaches_the_step_that_runs_and_is_final()
    {
        var host = Host();
        var begun = Begun("forever");
        var running = host.RunAsync<Endless>([1]);
        await begun;
        var runId = Assert.Single(await ListAsync(host)).Id;

        Assert.True(await host.CancelAsync(runId));

        var result = await running;
        Assert.Equal((RunStatus.Cancelled, null), (result.Status, result.Error));
        Assert.Equal(RunStatus.Cancelled, (await FindAsync(host, runId)).Status);
        Assert.False(await host.CancelAsync(runId));
    }

    [Fact]
    public async Task Cancelling_a_suspended_run_ends_it_at_once()
    {
        var host = Host();
        var (runId, _) = await StartAsync<Approving, string, string>(host, "A-1");

        Assert.True(await host.CancelAsync(runId));

        Assert.Equal(RunStatus.Cancelled, (await FindAsync(host, runId)).Status);
    }

    [Fact]
    public async Task Cancelling_a_run_cancels_the_sub_workflows_below_it()
    {
        var host = Host();
        var begun = Begun("forever");
        var running = host.RunAsync<CallingTheEndless>([1]);
        await begun;
        var parent = Assert.Single(await ListAsync(host), run => run.ParentRunId is null);

        await host.CancelAsync(parent.Id);
        await running;

        Assert.All(await ListAsync(host), run => Assert.Equal(RunStatus.Cancelled, run.Status));
        Assert.Equal(2, (await ListAsync(host)).Count);
    }

    [Fact]
    public async Task A_cancelled_run_can_not_be_taken_for_a_completed_one()
    {
        var host = Host();
        var begun = Begun("forever");
        var running = host.RunAsync<Endless>([1]);
        await begun;
        await host.CancelAsync(Assert.Single(await ListAsync(host)).Id);

        var refused = Assert.Throws<WorkflowRunException>((await running).EnsureCompleted);

        Assert.EndsWith("was cancelled.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_sub_workflow_that_was_cancelled_fails_the_item_that_called_it()
    {
        var host = Host();
        var begun = Begun("forever");
        var running = host.RunAsync<CallingTheEndless>([1]);
        await begun;
        var below = Assert.Single(await ListAsync(host), run => run.ParentRunId is not null);

        await host.CancelAsync(below.Id);

        Assert.Equal($"Run {below.Id} of workflow \"suspension.endless\" was cancelled.", (await running).Error!.Message);
    }

    [Fact]
    public async Task A_step_that_was_cancelled_is_not_tried_again()
    {
        var host = Host();
        var begun = Begun("forever");
        var running = host.RunAsync<RetryingTheEndless>([1]);
        await begun;

        await host.CancelAsync(Assert.Single(await ListAsync(host)).Id);

        Assert.Equal(RunStatus.Cancelled, (await running).Status);
        Assert.Equal(["forever"], Probe.Entries);
    }

    [Fact]
    public async Task A_cancellation_is_told_once()
    {
        var host = Host();
        using var heard = new HeardEvents(host);
        var begun = Begun("forever");
        var running = host.RunAsync<Endless>([1]);
        await begun;
        var (suspended, _) = await StartAsync<Approving, string, string>(host, "A-1");
        var executed = Assert.Single(await ListAsync(host), run => run.Id != suspended).Id;

        foreach (var runId in new[] { executed, suspended, executed, suspended })
        {
            await host.CancelAsync(runId);
        }

        await running;
        Assert.Equal(
            new[] { executed, suspended }.Order(),
            heard.All.Where(happened => happened.Kind == RunEventKind.RunCancelled).Select(happened => happened.RunId).Order());
    }

    private Task Begun(string entry)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Probe.Noted = noted =>
        {
            if (noted == entry)
            {
                begun.TrySetResult();
            }
        };
        return begun.Task;
    }

    private static async Task<IReadOnlyList<Codemation.Runtime.Storage.RunRow>> ListAsync(WorkflowHost host)
        => await (await host.OpenAsync(default)).Store.ListAsync(new() { Limit = 100 }, default);
}
