using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>Queues and priorities.</content>
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task What_a_run_was_created_with_is_kept()
    {
        await Store.CreateAsync(
            Stored.Run(1) with { Queue = "gpu", Priority = 9, Metadata = "{\"customer\":\"å\"}", Config = "{\"limit\":3}" }, default);

        var row = await Store.FindAsync(Stored.Id(1), default);

        Assert.Equal(
            ("gpu", null, 9, "{\"customer\":\"å\"}", "{\"limit\":3}"), (row!.Queue, row.HomeQueue, row.Priority, row.Metadata, row.Config));
    }

    [Fact]
    public async Task Higher_priorities_are_claimed_first_and_older_runs_among_equals()
    {
        foreach (var (number, priority) in new[] { (1, 5), (2, 9), (3, 0), (4, 9), (5, 5) })
        {
            await Store.CreateAsync(Stored.Run(number, owner: null) with { Priority = priority }, default);
        }

        Assert.Equal([Stored.Id(2), Stored.Id(4), Stored.Id(1)], await ClaimAsync(3));
        Assert.Equal([Stored.Id(5), Stored.Id(3)], await ClaimAsync(3));
    }

    [Fact]
    public async Task A_run_that_waits_holds_up_none_of_lower_priority()
    {
        await Store.CreateAsync(Stored.Run(1) with { Priority = 9 }, default);
        await Store.CommitAsync(Stored.Commit(1, 1) with { Suspension = new RunSuspension("waits", FarAway) }, default);
        await Store.CreateAsync(Stored.Run(2, owner: null) with { Priority = 1 }, default);
        await Store.CreateAsync(Stored.Run(3, owner: null) with { Priority = 5 }, default);

        Assert.Equal([Stored.Id(3)], await ClaimAsync(1));
        Assert.Equal([Stored.Id(2)], await ClaimAsync(1));
    }

    [Fact]
    public async Task Only_runs_of_the_served_queues_are_claimed_by_one_order_over_all_of_them()
    {
        foreach (var (number, queue, priority) in new[] { (1, "gpu", 5), (2, "default", 5), (3, "mail", 9), (4, "gpu", 7), (5, "default", 5) })
        {
            await Store.CreateAsync(Stored.Run(number, owner: null) with { Queue = queue, Priority = priority }, default);
        }

        Assert.Equal([Stored.Id(4), Stored.Id(1), Stored.Id(2)], await ClaimAsync(3, "default", "gpu"));
        Assert.Equal([Stored.Id(5)], await ClaimAsync(3, "gpu", "default"));
        Assert.Empty(await ClaimAsync(3, "gpu"));
        Assert.Equal([Stored.Id(3)], await ClaimAsync(3, "mail"));
    }

    [Fact]
    public async Task A_run_moves_to_another_queue_and_back()
    {
        await Store.CreateAsync(Stored.Run(1), default);

        var committed = await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("map", new TestBatch("1"))) with { Queue = "gpu" }, default);

        Assert.Equal(RunStatus.Pending, committed.Status);
        await Assert.ThrowsAsync<RunFencedException>(async () => await Store.CommitAsync(Stored.Commit(1, 1, Stored.Began("late")), default));
        Assert.Empty(await ClaimAsync(1, "default"));
        var there = Assert.Single(await Store.ClaimPendingAsync("gpu worker", ["gpu"], 1, default));
        Assert.Equal(("gpu", "default", 2L), (there.Queue, there.HomeQueue, there.Epoch));

        await Store.CommitAsync(Stored.Commit(1, 2) with { Queue = "default" }, default);
        Assert.Equal([Stored.Id(1)], await ClaimAsync(1, "default"));
        Assert.Equal("1", await Store.TextAsync(1, "map"));
    }

    [Fact]
    public async Task Who_listens_is_told_of_runs_that_become_pending_and_of_requests_to_cancel()
    {
        var told = new System.Collections.Concurrent.ConcurrentQueue<QueueChange>();
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await SuspendAsync(1);
        await Store.CreateAsync(Stored.Run(2), default);
        using var listening = Store.Listen(change =>
        {
            told.Enqueue(change);
            if (told.Distinct().Count() == 2)
            {
                both.TrySetResult();
            }
        });

        await Store.WakeAsync(Stored.Id(1), default);
        await Store.CancelAsync(Stored.Id(2), default);

        await both.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task<IEnumerable<string>> ClaimAsync(int most, params string[] queues) =>
        (await Store.ClaimPendingAsync("me", queues.Length == 0 ? RunQueues.OnlyDefault : queues, most, default)).Select(row => row.Id);
}
