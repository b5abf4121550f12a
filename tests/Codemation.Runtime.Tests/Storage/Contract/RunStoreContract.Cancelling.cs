using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>Cancellation.</content>
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task Pending_and_suspended_runs_are_cancelled_at_once()
    {
        await Store.CreateAsync(Stored.Run(1, owner: null), default);
        await SuspendAsync(2, LongAgo, ForSignal(0));

        Assert.Equal(CancelOutcome.Cancelled, await Store.CancelAsync(Stored.Id(1), default));
        Assert.Equal(CancelOutcome.Cancelled, await Store.CancelAsync(Stored.Id(2), default));

        foreach (var number in new[] { 1, 2 })
        {
            var row = await Store.FindAsync(Stored.Id(number), default);
            Assert.Equal((RunStatus.Cancelled, null, null, null), (row!.Status, row.Owner, row.WakeAt, row.WaitReason));
            Assert.NotNull(row.FinishedAt);
        }

        Assert.Empty(await ClaimAsync(10));
        Assert.Equal(0, await Store.WakeDueAsync(10, default));
        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("1"), default));
        Assert.Equal(CancelOutcome.HadEnded, await Store.CancelAsync(Stored.Id(1), default));
        Assert.Equal(CancelOutcome.NotFound, await Store.CancelAsync("nobody", default));
    }

    [Fact]
    public async Task The_owner_of_a_running_run_is_asked_to_cancel_it()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CreateAsync(Stored.Run(2), default);
        await Store.CreateAsync(Stored.Run(3, owner: "other"), default);

        Assert.Equal(CancelOutcome.Requested, await Store.CancelAsync(Stored.Id(1), default));
        Assert.Equal(CancelOutcome.Requested, await Store.CancelAsync(Stored.Id(3), default));

        Assert.Equal([Stored.Id(1)], await Store.CancelRequestsAsync("me", default));
        Assert.True((await Store.FindAsync(Stored.Id(1), default))!.CancelRequested);
        Assert.Equal(new RunCommitted(RunStatus.Running, true), await Store.CommitAsync(Stored.Commit(1, 1, Stored.Began("x")), default));
        Assert.Equal(
            new RunCommitted(RunStatus.Cancelled, true), await Store.CommitAsync(Stored.End(1, status: RunStatus.Cancelled), default));
        Assert.Empty(await Store.CancelRequestsAsync("me", default));
    }

    [Fact]
    public async Task A_run_that_completes_before_its_owner_heard_is_completed()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CancelAsync(Stored.Id(1), default);

        Assert.Equal(RunStatus.Completed, (await Store.CommitAsync(Stored.End(1), default)).Status);
        Assert.Equal(RunStatus.Completed, await StatusAsync(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_whose_cancellation_was_asked_for_ends_when_its_owner_lets_it_go(bool suspends)
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CancelAsync(Stored.Id(1), default);

        var committed = await Store.CommitAsync(
            Stored.Commit(1, 1) with
            {
                Waits = [ForSignal(0)],
                Suspension = suspends ? new RunSuspension("waits", null) : null,
                Queue = suspends ? null : "gpu",
            },
            default);

        Assert.Equal(RunStatus.Cancelled, committed.Status);
        Assert.NotNull((await Store.FindAsync(Stored.Id(1), default))!.FinishedAt);
        Assert.Empty((await Store.LoadProgressAsync(Stored.Id(1), default)).Waits);
    }

    [Fact]
    public async Task A_run_whose_cancellation_was_asked_for_ends_when_its_owner_is_gone()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "gone"), default);
        await Store.CancelAsync(Stored.Id(1), default);

        Assert.Equal(1, await Store.RecoverAsync(["me"], default));

        var row = await Store.FindAsync(Stored.Id(1), default);
        Assert.Equal((RunStatus.Cancelled, null, 1), (row!.Status, row.Owner, row.Deaths));
    }

    [Fact]
    public async Task Sub_workflows_are_cancelled_with_the_run_above_them()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await CreateBelowAsync(1, 2);
        await CreateBelowAsync(2, 3);
        await CreateBelowAsync(1, 4);
        await Store.CommitAsync(Stored.Commit(4, 1) with { Suspension = new RunSuspension("waits", null) }, default);
        await CreateBelowAsync(1, 5);
        await Store.CommitAsync(Stored.End(5), default);

        Assert.Equal(CancelOutcome.Requested, await Store.CancelAsync(Stored.Id(1), default));

        Assert.Equal([Stored.Id(1), Stored.Id(2), Stored.Id(3)], (await Store.CancelRequestsAsync("me", default)).Order());
        Assert.Equal((RunStatus.Cancelled, RunStatus.Completed), (await StatusAsync(4), await StatusAsync(5)));
    }

    [Fact]
    public async Task A_cancelled_sub_workflow_wakes_the_run_that_waits_for_it()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CreateAsync(Stored.Run(2, owner: null) with { ParentRunId = Stored.Id(1), Depth = 1 }, default);
        await Store.CommitAsync(
            Stored.Commit(1, 1) with
            {
                Waits = [Wait("call", 0, WaitKind.SubWorkflow) with { Correlation = Stored.Id(2) }],
                Suspension = new RunSuspension("sub-workflow", null),
            },
            default);

        Assert.Equal(CancelOutcome.Cancelled, await Store.CancelAsync(Stored.Id(2), default));

        Assert.Equal(RunStatus.Pending, await StatusAsync(1));
    }
}
