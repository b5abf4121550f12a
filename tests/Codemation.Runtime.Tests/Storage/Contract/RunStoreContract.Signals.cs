using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>Signals.</content>
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task A_signal_wakes_the_run_that_waits_for_it_and_comes_with_its_progress()
    {
        await SuspendAsync(1, null, ForSignal(0), Wait("other", 0, WaitKind.Time));

        Assert.Equal(SignalOutcome.Delivered, await Store.SignalAsync(Signal("{\"ok\":true}"), default));

        Assert.Equal([Stored.Id(1)], await ClaimAsync(10));
        var waits = (await Store.LoadProgressAsync(Stored.Id(1), default)).Waits;
        Assert.Equal(("{\"ok\":true}", Stored.Start), (waits[0].Signal!.Payload, waits[0].Signal!.ReceivedAt));
        Assert.Null(waits[1].Signal);
    }

    [Fact]
    public async Task A_run_that_can_not_go_on_here_stays_suspended_though_its_signal_has_come()
    {
        await SuspendAsync(1, null, ForSignal(0));
        await Store.SignalAsync(Signal("1"), default);
        var claimed = Assert.Single(await Store.ClaimPendingAsync("me", RunQueues.OnlyDefault, 10, default));

        Assert.True(await Store.ParkAsync(claimed.Id, claimed.Epoch, new RunSuspension("in the way", FarAway), default));

        var row = await Store.FindAsync(claimed.Id, default);
        Assert.Equal((RunStatus.Suspended, "in the way", (DateTimeOffset?)FarAway, null), (row!.Status, row.WaitReason, row.WakeAt, row.Owner));
        Assert.True(await Store.WakeAsync(claimed.Id, default));
        Assert.False(await Store.ParkAsync(claimed.Id, claimed.Epoch, new RunSuspension("in the way", null), default));
    }

    [Fact]
    public async Task A_signal_that_came_early_keeps_the_first_who_waits_for_it_from_being_suspended()
    {
        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("1"), default));
        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("2"), default));
        await Store.CreateAsync(Stored.Run(1), default);

        var committed = await Store.CommitAsync(
            Stored.Commit(1, 1) with { Waits = [ForSignal(0)], Suspension = new RunSuspension("approval", FarAway) }, default);

        Assert.Equal(RunStatus.Pending, committed.Status);
        Assert.Equal("1", await PayloadAsync(1, 0));
        Assert.Equal([Stored.Id(1)], await ClaimAsync(10));
        Assert.Null(await Store.NextDueAsync(default));
    }

    [Fact]
    public async Task A_signal_is_taken_once_by_the_oldest_run_and_in_it_by_the_first_item()
    {
        await SuspendAsync(2, null, ForSignal(0));
        await SuspendAsync(1, null, ForSignal(3), ForSignal(1));

        await Store.SignalAsync(Signal("1"), default);
        await Store.SignalAsync(Signal("2"), default);
        await Store.SignalAsync(Signal("3"), default);

        Assert.Equal(("1", "2", "3"), (await PayloadAsync(1, 1), await PayloadAsync(1, 3), await PayloadAsync(2, 0)));
        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("4"), default));
    }

    [Fact]
    public async Task A_signal_reaches_only_its_workflow_its_step_and_its_correlation()
    {
        await SuspendAsync(1, null, ForSignal(0));

        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("1") with { WorkflowId = "other" }, default));
        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("1") with { Step = "other" }, default));
        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("1") with { Correlation = "other" }, default));
        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("1") with { RunId = Stored.Id(9) }, default));

        Assert.Equal(RunStatus.Suspended, await StatusAsync(1));
    }

    [Fact]
    public async Task A_signal_for_one_run_leaves_older_ones_alone_early_or_not()
    {
        await SuspendAsync(1, null, ForSignal(0));
        await SuspendAsync(2, null, ForSignal(0));
        await Store.SignalAsync(Signal("\"early\"") with { RunId = Stored.Id(3) }, default);
        await Store.SignalAsync(Signal("\"for 2\"") with { RunId = Stored.Id(2) }, default);
        await SuspendAsync(4, null, ForSignal(0));
        await SuspendAsync(3, null, ForSignal(0));

        Assert.Equal((null, "\"for 2\"", "\"early\"", null), (await PayloadAsync(1, 0), await PayloadAsync(2, 0), await PayloadAsync(3, 0), await PayloadAsync(4, 0)));
    }

    [Fact]
    public async Task A_signal_with_a_key_that_was_used_is_ignored()
    {
        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("1") with { IdempotencyKey = "key" }, default));
        Assert.Equal(SignalOutcome.Duplicate, await Store.SignalAsync(Signal("2") with { IdempotencyKey = "key" }, default));

        await SuspendAsync(1, null, ForSignal(0));
        Assert.Equal(SignalOutcome.Duplicate, await Store.SignalAsync(Signal("3") with { IdempotencyKey = "key" }, default));
        Assert.Equal("1", await PayloadAsync(1, 0));
        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("4") with { IdempotencyKey = "key", WorkflowId = "other" }, default));
    }

    [Fact]
    public async Task A_signal_that_comes_while_the_run_is_executed_keeps_it_from_being_suspended_again()
    {
        await SuspendAsync(1, null, ForSignal(0), ForSignal(1));
        await Store.SignalAsync(Signal("1"), default);
        await Store.ClaimAsync(Stored.Id(1), "me", default);
        var held = (await Store.LoadProgressAsync(Stored.Id(1), default)).Waits[0].Signal!.Id;

        Assert.Equal(SignalOutcome.Delivered, await Store.SignalAsync(Signal("2"), default));
        var committed = await Store.CommitAsync(
            Stored.Commit(1, 2) with { Settled = [new("approve", 0, held)], Suspension = new RunSuspension("approval", null) }, default);

        Assert.Equal(RunStatus.Pending, committed.Status);
        Assert.Equal("2", await PayloadAsync(1, 1));
    }

    [Fact]
    public async Task A_signal_that_came_for_a_wait_that_ended_otherwise_goes_to_the_next()
    {
        await SuspendAsync(1, LongAgo, ForSignal(0));
        await Store.WakeDueAsync(1, default);
        await Store.ClaimAsync(Stored.Id(1), "me", default);
        await SuspendAsync(2, null, ForSignal(0));
        Assert.Equal(SignalOutcome.Delivered, await Store.SignalAsync(Signal("1"), default));
        Assert.Equal(RunStatus.Suspended, await StatusAsync(2));

        await Store.CommitAsync(Stored.End(1, epoch: 2) with { Settled = [new("approve", 0)] }, default);

        Assert.Equal(RunStatus.Pending, await StatusAsync(2));
        Assert.Equal("1", await PayloadAsync(2, 0));
    }

    [Fact]
    public async Task A_signal_that_was_used_is_gone()
    {
        await SuspendAsync(1, null, ForSignal(0));
        await Store.SignalAsync(Signal("1"), default);
        await Store.ClaimAsync(Stored.Id(1), "me", default);
        var held = (await Store.LoadProgressAsync(Stored.Id(1), default)).Waits[0].Signal!.Id;

        await Store.CommitAsync(Stored.Commit(1, 2) with { Settled = [new("approve", 0, held)] }, default);

        await SuspendAsync(2, null, ForSignal(0));
        Assert.Equal(RunStatus.Suspended, await StatusAsync(2));
    }

    [Fact]
    public async Task Signals_and_those_who_wait_for_them_meet_whoever_comes_first()
    {
        const int Runs = 60;
        await Task.WhenAll(Enumerable.Range(0, Runs).Select(number => Store.CreateAsync(Stored.Run(number), default).AsTask()));

        var waiting = Enumerable.Range(0, Runs).Select(number => Task.Run(async () => await Store.CommitAsync(
            Stored.Commit(number, 1) with { Waits = [ForSignal(0, $"order {number % 3}")], Suspension = new RunSuspension("approval", null) }, default)));
        var signalling = Enumerable.Range(0, Runs).Select(number => Task.Run(async () => await Store.SignalAsync(
            Signal("1") with { Correlation = $"order {number % 3}" }, default)));
        await Task.WhenAll(waiting.Cast<Task>().Concat(signalling));

        Assert.Equal(Runs, (await ClaimAsync(Runs)).Count());
        Assert.Empty(await Store.ListAsync(new RunQuery { Status = RunStatus.Suspended }, default));
        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("1"), default));
    }

    [Fact]
    public async Task Old_signals_that_no_wait_holds_are_removed()
    {
        await SuspendAsync(1, null, ForSignal(0));
        await Store.SignalAsync(Signal("\"held\""), default);
        await Store.SignalAsync(Signal("\"late\"") with { IdempotencyKey = "key" }, default);
        await Store.SignalAsync(Signal("\"late too\""), default);
        await Store.SignalAsync(Signal("\"new\"") with { ReceivedAt = Stored.Start.AddDays(1) }, default);

        Assert.Equal(1, await Store.DeleteSignalsAsync(Stored.Start.AddHours(1), 1, default));
        Assert.Equal(1, await Store.DeleteSignalsAsync(Stored.Start.AddHours(1), 10, default));

        await SuspendAsync(2, null, ForSignal(0));
        Assert.Equal(("\"held\"", "\"new\""), (await PayloadAsync(1, 0), await PayloadAsync(2, 0)));
        Assert.Equal(SignalOutcome.Kept, await Store.SignalAsync(Signal("1") with { IdempotencyKey = "key" }, default));
    }

    private static RunWait ForSignal(int item, string correlation = "order 7") => Wait("approve", item, WaitKind.Signal) with { Correlation = correlation };

    private static NewSignal Signal(string payload) => new()
    {
        WorkflowId = "orders",
        Step = "approve",
        Correlation = "order 7",
        Payload = payload,
        ReceivedAt = Stored.Start,
    };

    private async Task<string?> PayloadAsync(int number, int item) =>
        (await Store.LoadProgressAsync(Stored.Id(number), default)).Waits.Single(wait => wait.Item == item).Signal?.Payload;
}
