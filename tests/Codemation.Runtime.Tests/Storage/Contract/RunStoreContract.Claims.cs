using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>Who executes a run, and who does no more.</content>
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task A_pending_run_is_claimed_and_then_written_by_its_owner()
    {
        await Store.CreateAsync(Stored.Run(1, owner: null), default);

        var claimed = await Store.ClaimAsync(Stored.Id(1), "worker", default);

        Assert.Equal((RunStatus.Running, 1L, "worker"), (claimed!.Status, claimed.Epoch, claimed.Owner));
        Assert.NotNull(claimed.StartedAt);
        await Store.CommitAsync(Stored.End(1, epoch: 1), default);
        Assert.Equal(RunStatus.Completed, (await Store.FindAsync(Stored.Id(1), default))!.Status);
    }

    [Fact]
    public async Task A_run_that_was_taken_over_refuses_the_writes_of_its_first_owner()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        Assert.Equal(2, (await Store.ClaimAsync(Stored.Id(1), "heir", default))!.Epoch);

        await Assert.ThrowsAsync<RunFencedException>(
            async () => await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("late", new TestBatch("1"))), default));

        await Store.CommitAsync(Stored.Commit(1, 2, Stored.Completed("mine", new TestBatch("1"))), default);
        Assert.Equal("mine", Assert.Single((await Store.LoadProgressAsync(Stored.Id(1), default)).Activations).Step);
    }

    [Fact]
    public async Task Who_asks_for_a_pending_run_does_not_get_one_that_somebody_executes()
    {
        await Store.CreateAsync(Stored.Run(1, owner: null), default);

        Assert.Equal((RunStatus.Running, 1L, "first"), await ClaimIfPendingAsync("first"));
        Assert.Null(await ClaimIfPendingAsync("second"));
        Assert.Null(await Store.ClaimIfPendingAsync("nobody", "first", default));

        await Store.CommitAsync(Stored.End(1, epoch: 1), default);
        Assert.Null(await ClaimIfPendingAsync("second"));

        async Task<(RunStatus, long, string?)?> ClaimIfPendingAsync(string owner)
            => await Store.ClaimIfPendingAsync(Stored.Id(1), owner, default) is { } row ? (row.Status, row.Epoch, row.Owner) : null;
    }

    [Fact]
    public async Task A_pending_run_refuses_writes()
    {
        await Store.CreateAsync(Stored.Run(1, owner: null), default);

        await Assert.ThrowsAsync<RunFencedException>(async () => await Store.CommitAsync(Stored.End(1, epoch: 0), default));
    }

    [Theory]
    [InlineData(RunStatus.Completed)]
    [InlineData(RunStatus.Failed)]
    [InlineData(RunStatus.Cancelled)]
    public async Task A_run_that_ended_stays_as_it_is(RunStatus ending)
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.End(1, status: ending), default);

        Assert.Null(await Store.ClaimAsync(Stored.Id(1), "other", default));
        await Assert.ThrowsAsync<RunFencedException>(async () => await Store.CommitAsync(Stored.End(1), default));
        Assert.Equal((ending, 1L), ((await Store.FindAsync(Stored.Id(1), default))!.Status, (await Store.FindAsync(Stored.Id(1), default))!.Epoch));
    }

    [Fact]
    public async Task Pending_runs_are_claimed_oldest_first_and_once()
    {
        foreach (var number in new[] { 3, 1, 2, 4 })
        {
            await Store.CreateAsync(Stored.Run(number, owner: null), default);
        }

        await Store.CreateAsync(Stored.Run(0, owner: "other"), default);
        await Store.ClaimAsync(Stored.Id(2), "other", default);

        var first = await Store.ClaimPendingAsync("me", RunQueues.OnlyDefault, 2, default);
        var second = await Store.ClaimPendingAsync("me", RunQueues.OnlyDefault, 2, default);

        Assert.Equal([Stored.Id(1), Stored.Id(3)], first.Select(row => row.Id));
        Assert.Equal([Stored.Id(4)], second.Select(row => row.Id));
        Assert.All(first, row => Assert.Equal((RunStatus.Running, "me", 1L), (row.Status, row.Owner, row.Epoch)));
    }

    [Fact]
    public async Task Many_claimers_share_the_pending_runs_without_overlap()
    {
        for (var number = 0; number < 100; number++)
        {
            await Store.CreateAsync(Stored.Run(number, owner: null), default);
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            claimer => Task.Run(async () => await Store.ClaimPendingAsync($"worker {claimer}", RunQueues.OnlyDefault, 7, default))));

        var ids = claims.SelectMany(rows => rows).Select(row => row.Id).ToArray();
        Assert.Equal(100, ids.Length);
        Assert.Equal(100, ids.Distinct().Count());
    }

    [Fact]
    public async Task Whether_a_run_of_some_queues_is_pending_can_be_asked()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "me"), default);
        await Store.CreateAsync(Stored.Run(2, owner: null) with { Queue = "gpu" }, default);

        Assert.False(await Store.HasPendingAsync(RunQueues.OnlyDefault, default));
        Assert.False(await Store.HasPendingAsync(["default", "cpu"], default));
        Assert.True(await Store.HasPendingAsync(["default", "gpu"], default));

        await Store.ClaimPendingAsync("me", ["gpu"], 1, default);
        Assert.False(await Store.HasPendingAsync(["default", "gpu"], default));
    }

    [Fact]
    public async Task Runs_of_owners_that_are_gone_become_pending_and_their_late_writes_are_refused()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "gone"), default);
        await Store.CreateAsync(Stored.Run(2, owner: "gone too"), default);

        Assert.Equal(2, await Store.RecoverAsync(["me"], default));

        var row = await Store.FindAsync(Stored.Id(1), default);
        Assert.Equal((RunStatus.Pending, 2L, null, (DateTimeOffset?)row!.CreatedAt, 1), (row.Status, row.Epoch, row.Owner, row.StartedAt, row.Deaths));
        await Assert.ThrowsAsync<RunFencedException>(async () => await Store.CommitAsync(Stored.End(1, epoch: 1), default));
        var claimed = await Store.ClaimPendingAsync("me", RunQueues.OnlyDefault, 10, default);
        Assert.Equal([(Stored.Id(1), 3L), (Stored.Id(2), 3L)], claimed.Select(run => (run.Id, run.Epoch)));
    }

    [Fact]
    public async Task A_run_of_an_owner_that_is_gone_is_claimed_with_all_that_it_was_given_and_did()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "gone", input: ["\"a\"", "\"b\""]) with { Priority = 8, Queue = "gpu", Config = "{}" }, default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("map", new TestBatch("1"))), default);
        await Store.RecoverAsync(["me"], default);

        var claimed = Assert.Single(await Store.ClaimPendingAsync("me", ["gpu"], 1, default));

        Assert.Equal((8, "gpu", "{}"), (claimed.Priority, claimed.Queue, claimed.Config));
        Assert.Equal(("\"a\"\n\"b\"", "1"), (await Store.TextAsync(1, TriggerBatch.Step), await Store.TextAsync(1, "map")));
    }

    [Fact]
    public async Task Recovery_leaves_own_runs_pending_runs_ended_runs_and_sub_workflows_alone()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "me"), default);
        await Store.CreateAsync(Stored.Run(2, owner: null), default);
        await Store.CreateAsync(Stored.Run(3, owner: "gone"), default);
        await Store.CommitAsync(Stored.End(3), default);
        await Store.CreateAsync(Stored.Run(4, owner: "gone") with { ParentRunId = Stored.Id(1), Depth = 1 }, default);
        var before = await Store.ListAsync(new(), default);

        Assert.Equal(0, await Store.RecoverAsync(["me"], default));

        Assert.Equal(before, await Store.ListAsync(new(), default));
    }

    [Fact]
    public async Task Recovery_takes_sub_workflows_that_nobody_will_go_on_with_because_their_caller_has_ended()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "gone"), default);
        await Store.CreateAsync(Stored.Run(2, owner: "gone") with { ParentRunId = Stored.Id(1), Depth = 1 }, default);
        await Store.CommitAsync(Stored.End(1), default);

        Assert.Equal(1, await Store.RecoverAsync(["me"], default));

        Assert.Equal(RunStatus.Pending, (await Store.FindAsync(Stored.Id(2), default))!.Status);
    }

    [Fact]
    public async Task The_owners_are_those_of_running_runs()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "one"), default);
        await Store.CreateAsync(Stored.Run(2, owner: "one"), default);
        await Store.CreateAsync(Stored.Run(3, owner: "two"), default);
        await Store.CreateAsync(Stored.Run(4, owner: "ended"), default);
        await Store.CommitAsync(Stored.End(4), default);
        await Store.CreateAsync(Stored.Run(5, owner: null), default);

        Assert.Equal(["one", "two"], (await Store.OwnersAsync(default)).Order());
    }

    [Fact]
    public async Task Who_joins_while_the_living_are_asked_for_is_not_taken_for_gone()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "gone"), default);

        var recovered = await Store.RecoverAsync(
            async () =>
            {
                await Store.CreateAsync(Stored.Run(2, owner: "new"), default);
                return [];
            },
            default);

        Assert.Equal(1, recovered);
        Assert.Equal("new", (await Store.FindAsync(Stored.Id(2), default))!.Owner);
    }

    [Fact]
    public async Task A_run_that_its_owner_gives_back_is_pending_without_a_death_and_its_late_writes_are_refused()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "stops"), default);

        Assert.True(await Store.ReleaseAsync(Stored.Id(1), 1, default));

        var row = await Store.FindAsync(Stored.Id(1), default);
        Assert.Equal((RunStatus.Pending, 2L, null, 0), (row!.Status, row.Epoch, row.Owner, row.Deaths));
        await Assert.ThrowsAsync<RunFencedException>(async () => await Store.CommitAsync(Stored.End(1, epoch: 1), default));
        Assert.Equal(3, Assert.Single(await Store.ClaimPendingAsync("me", RunQueues.OnlyDefault, 10, default)).Epoch);
    }

    [Fact]
    public async Task A_run_that_has_another_owner_by_now_or_has_ended_is_not_given_back()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "paused"), default);
        await Store.ClaimAsync(Stored.Id(1), "heir", default);
        await Store.CreateAsync(Stored.Run(2, owner: "me"), default);
        await Store.CommitAsync(Stored.End(2), default);

        Assert.False(await Store.ReleaseAsync(Stored.Id(1), 1, default));
        Assert.False(await Store.ReleaseAsync(Stored.Id(2), 1, default));
        Assert.False(await Store.ReleaseAsync(Stored.Id(3), 1, default));

        Assert.Equal("heir", (await Store.FindAsync(Stored.Id(1), default))!.Owner);
    }

    [Fact]
    public async Task A_run_whose_cancellation_was_asked_for_is_not_parked()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "me"), default);
        await Store.CancelAsync(Stored.Id(1), default);

        Assert.False(await Store.ParkAsync(Stored.Id(1), 1, new RunSuspension("in the way", null), default));
    }

    [Fact]
    public async Task The_owner_of_a_run_says_which_plan_it_goes_on_with()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.ClaimAsync(Stored.Id(1), "me", default);

        Assert.False(await Store.AdoptPlanAsync(Stored.Id(1), 1, "older", default));
        Assert.True(await Store.AdoptPlanAsync(Stored.Id(1), 2, "newer", default));

        Assert.Equal("newer", (await Store.FindAsync(Stored.Id(1), default))!.PlanHash);
    }

    [Fact]
    public async Task A_run_that_is_given_back_after_its_cancellation_was_asked_for_ends()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "stops"), default);
        await Store.CancelAsync(Stored.Id(1), default);

        await Store.ReleaseAsync(Stored.Id(1), 1, default);

        Assert.Equal(RunStatus.Cancelled, (await Store.FindAsync(Stored.Id(1), default))!.Status);
    }

    [Fact]
    public async Task The_claims_of_an_owner_are_its_running_runs()
    {
        await Store.CreateAsync(Stored.Run(1, owner: null), default);
        await Store.ClaimAsync(Stored.Id(1), "gone", default);
        await Store.ClaimAsync(Stored.Id(1), "me", default);
        await Store.CreateAsync(Stored.Run(2, owner: "me"), default);
        await Store.CreateAsync(Stored.Run(3, owner: "another"), default);
        await Store.CreateAsync(Stored.Run(4, owner: "me"), default);
        await Store.CommitAsync(Stored.End(4), default);

        var claims = await Store.ClaimsAsync("me", default);

        Assert.Equal([new RunClaim(Stored.Id(1), 2), new RunClaim(Stored.Id(2), 1)], claims.OrderBy(claim => claim.RunId, StringComparer.Ordinal));
    }
}
