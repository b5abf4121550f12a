using System.Text;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>Runs that wait.</content>
public abstract partial class RunStoreContract
{
    // By the store's own clock, which a test can't set everywhere.
    private static readonly DateTimeOffset LongAgo = Stored.Start;
    private static readonly DateTimeOffset FarAway = new(2999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_suspended_run_has_no_owner_and_says_what_it_waits_for()
    {
        await Store.CreateAsync(Stored.Run(1), default);

        var committed = await Store.CommitAsync(
            Stored.Commit(1, 1, Stored.Began("wait")) with { Suspension = new RunSuspension("waits a day", FarAway) }, default);

        Assert.Equal(new RunCommitted(RunStatus.Suspended, false), committed);
        var row = await Store.FindAsync(Stored.Id(1), default);
        Assert.Equal((RunStatus.Suspended, null, "waits a day", (DateTimeOffset?)FarAway), (row!.Status, row.Owner, row.WaitReason, row.WakeAt));
        await Assert.ThrowsAsync<RunFencedException>(async () => await Store.CommitAsync(Stored.End(1), default));
        Assert.Null(await Store.ClaimAsync(Stored.Id(1), "other", default));
        Assert.Empty(await ClaimAsync(10));
        Assert.Equal(0, await Store.RecoverAsync([], default));
    }

    [Fact]
    public async Task Waits_are_part_of_progress_until_they_are_settled()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(
            Stored.Commit(1, 1) with
            {
                Waits =
                [
                    Wait("b", 2, WaitKind.Retry) with { Attempt = 3, DueAt = Stored.Start.AddHours(1) },
                    Wait("b", 1, WaitKind.Poll) with { State = "state"u8.ToArray() },
                    Wait("a", 7, WaitKind.Time),
                ],
            },
            default);
        await Store.CommitAsync(Stored.Commit(1, 1) with { Waits = [Wait("a", 7, WaitKind.Time) with { Attempt = 2 }] }, default);

        var waits = (await Store.LoadProgressAsync(Stored.Id(1), default)).Waits;
        Assert.Equal(
            [("a", 7, WaitKind.Time, 2), ("b", 1, WaitKind.Poll, 1), ("b", 2, WaitKind.Retry, 3)],
            waits.Select(wait => (wait.Step, wait.Item, wait.Kind, wait.Attempt)));
        Assert.Equal("state", Encoding.ASCII.GetString(waits[1].State.Span));
        Assert.Equal(Stored.Start.AddHours(1), waits[2].DueAt);

        await Store.CommitAsync(Stored.Commit(1, 1) with { Settled = [new("b", 1), new("b", 9)] }, default);
        Assert.Equal([("a", 7), ("b", 2)], (await Store.LoadProgressAsync(Stored.Id(1), default)).Waits.Select(wait => (wait.Step, wait.Item)));

        await Store.CommitAsync(Stored.End(1), default);
        Assert.Empty((await Store.LoadProgressAsync(Stored.Id(1), default)).Waits);
    }

    [Fact]
    public async Task Due_runs_are_woken_longest_due_first_up_to_a_number()
    {
        await SuspendAsync(1, LongAgo.AddSeconds(3));
        await SuspendAsync(2, LongAgo.AddSeconds(1));
        await SuspendAsync(3, FarAway);
        await SuspendAsync(4, wakeAt: null);
        await SuspendAsync(5, LongAgo.AddSeconds(2));

        Assert.Equal(2, await Store.WakeDueAsync(2, default));
        Assert.Equal([Stored.Id(2), Stored.Id(5)], await ClaimAsync(10));
        Assert.Equal(1, await Store.WakeDueAsync(2, default));
        Assert.Equal([Stored.Id(1)], await ClaimAsync(10));
        Assert.Equal(0, await Store.WakeDueAsync(2, default));

        var row = await Store.FindAsync(Stored.Id(1), default);
        Assert.Equal((2L, null, null), (row!.Epoch, row.WakeAt, row.WaitReason));
    }

    [Fact]
    public async Task The_store_says_how_long_until_the_next_run_is_due()
    {
        Assert.Null(await Store.NextDueAsync(default));

        await SuspendAsync(1, wakeAt: null);
        Assert.Null(await Store.NextDueAsync(default));

        await SuspendAsync(2, FarAway);
        Assert.True(await Store.NextDueAsync(default) > TimeSpan.FromDays(365));

        await SuspendAsync(3, LongAgo);
        Assert.Equal(TimeSpan.Zero, await Store.NextDueAsync(default));
    }

    [Fact]
    public async Task A_suspended_run_can_be_woken_before_its_time()
    {
        await SuspendAsync(1, FarAway);

        Assert.True(await Store.WakeAsync(Stored.Id(1), default));

        Assert.False(await Store.WakeAsync(Stored.Id(1), default));
        Assert.False(await Store.WakeAsync("nobody", default));
        Assert.Equal([Stored.Id(1)], await ClaimAsync(1));
        Assert.Null(await Store.NextDueAsync(default));
    }

    [Fact]
    public async Task The_end_of_a_sub_workflow_wakes_the_run_that_waits_for_it()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await CreateBelowAsync(1, 2);
        await CreateBelowAsync(1, 3);
        await Store.CommitAsync(
            Stored.Commit(1, 1) with
            {
                Waits = [Wait("call", 0, WaitKind.SubWorkflow) with { Correlation = Stored.Id(2) }],
                Suspension = new RunSuspension("sub-workflow", null),
            },
            default);

        await Store.CommitAsync(Stored.End(3), default);
        Assert.Equal(RunStatus.Suspended, await StatusAsync(1));

        await Store.CommitAsync(Stored.End(2, status: RunStatus.Failed), default);
        Assert.Equal(RunStatus.Pending, await StatusAsync(1));
    }

    [Fact]
    public async Task A_run_is_not_suspended_for_a_sub_workflow_that_has_ended()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await CreateBelowAsync(1, 2);
        await Store.CommitAsync(Stored.End(2), default);

        var committed = await Store.CommitAsync(
            Stored.Commit(1, 1) with
            {
                Waits = [Wait("call", 0, WaitKind.SubWorkflow) with { Correlation = Stored.Id(2) }],
                Suspension = new RunSuspension("sub-workflow", null),
            },
            default);

        Assert.Equal(RunStatus.Pending, committed.Status);
        Assert.Equal([Stored.Id(1)], await ClaimAsync(1));
    }

    [Fact]
    public async Task A_sub_workflow_of_a_dead_owner_is_recovered_when_the_run_that_called_it_is_suspended()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await CreateBelowAsync(1, 2);
        await Store.CommitAsync(
            Stored.Commit(1, 1) with
            {
                Waits = [Wait("call", 0, WaitKind.SubWorkflow) with { Correlation = Stored.Id(2) }],
                Suspension = new RunSuspension("sub-workflow", null),
            },
            default);

        Assert.Equal(1, await Store.RecoverAsync(["another"], default));

        Assert.Equal((RunStatus.Suspended, RunStatus.Pending), (await StatusAsync(1), await StatusAsync(2)));
    }

    private static RunWait Wait(string step, int item, WaitKind kind) => new() { Step = step, Item = item, Kind = kind };

    private async Task SuspendAsync(int number, DateTimeOffset? wakeAt = null, params RunWait[] waits)
    {
        await Store.CreateAsync(Stored.Run(number), default);
        await Store.CommitAsync(Stored.Commit(number, 1) with { Waits = waits, Suspension = new RunSuspension("waits", wakeAt) }, default);
    }

    private async Task CreateBelowAsync(int above, int number) =>
        await Store.CreateAsync(Stored.Run(number) with { ParentRunId = Stored.Id(above), Depth = 1 }, default);

    private async Task<RunStatus> StatusAsync(int number) => (await Store.FindAsync(Stored.Id(number), default))!.Status;
}
