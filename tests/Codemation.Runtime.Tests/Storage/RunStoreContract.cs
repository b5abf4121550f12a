using System.Text;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <summary>What every store does.</summary>
public abstract class RunStoreContract : IAsyncLifetime
{
    private protected IRunStore Store { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Store = await OpenAsync();

    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    [Fact]
    public async Task A_created_run_is_found_as_it_was_given()
    {
        var run = Stored.Run(1, owner: null, input: ["1", "2"]) with { ParentRunId = "above", Depth = 3 };

        Assert.True(await Store.CreateAsync(run, default));

        Assert.Equal(
            new RunRow
            {
                Id = run.Id,
                WorkflowId = "orders",
                PlanHash = "plan",
                Status = RunStatus.Pending,
                Epoch = 0,
                CreatedAt = run.CreatedAt,
                ItemsIn = 2,
                ParentRunId = "above",
                Depth = 3,
            },
            await Store.FindAsync(run.Id, default));
    }

    [Fact]
    public async Task A_run_created_with_an_owner_is_running_at_epoch_one()
    {
        await Store.CreateAsync(Stored.Run(1), default);

        var row = await Store.FindAsync(Stored.Id(1), default);

        Assert.Equal((RunStatus.Running, 1L, "me", (DateTimeOffset?)row!.CreatedAt), (row.Status, row.Epoch, row.Owner, row.StartedAt));
    }

    [Fact]
    public async Task A_second_run_with_the_same_id_is_refused_and_changes_nothing()
    {
        await Store.CreateAsync(Stored.Run(1, workflow: "first", input: ["1"]), default);

        Assert.False(await Store.CreateAsync(Stored.Run(1, workflow: "second", input: ["2"]), default));

        Assert.Equal("first", (await Store.FindAsync(Stored.Id(1), default))!.WorkflowId);
        Assert.Equal("1", await Store.TextAsync(1, TriggerBatch.Step));
    }

    [Fact]
    public async Task A_run_that_does_not_exist_is_not_found_anywhere()
    {
        Assert.Null(await Store.FindAsync("nobody", default));
        Assert.Null(await Store.ClaimAsync("nobody", "me", default));
        Assert.Null(await Store.ReadBatchAsync("nobody", TriggerBatch.Step, 0, default));
        Assert.Empty((await Store.LoadProgressAsync("nobody", default)).Activations);
        await Assert.ThrowsAsync<RunFencedException>(async () => await Store.CommitAsync(Stored.End(7), default));
    }

    [Fact]
    public async Task Input_and_outputs_of_a_running_run_are_read_back_by_step_and_port()
    {
        await Store.CreateAsync(Stored.Run(1, input: ["\"å\"", "{\"a\":[1]}", "3"]), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("split", new TestBatch("1"), new TestBatch("2", "3"))), default);

        Assert.Equal("\"å\"\n{\"a\":[1]}\n3", await Store.TextAsync(1, TriggerBatch.Step));
        Assert.Equal("1", await Store.TextAsync(1, "split", 0));
        Assert.Equal("2\n3", await Store.TextAsync(1, "split", 1));
        Assert.Null(await Store.TextAsync(1, "split", 2));
        Assert.Null(await Store.TextAsync(1, "other"));
        Assert.Null(await Store.TextAsync(1, TriggerBatch.Step, 1));
    }

    [Fact]
    public async Task An_empty_batch_is_kept_as_one()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("filter", new TestBatch())), default);

        Assert.Equal("", await Store.TextAsync(1, "filter"));
    }

    [Fact]
    public async Task Progress_has_the_latest_record_of_each_step_in_the_order_they_were_written()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Began("b")), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("c", new TestBatch("1")), Stored.Began("b", attempt: 2)), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("a", new TestBatch("1"), new TestBatch("2", "3"))), default);

        var progress = await Store.LoadProgressAsync(Stored.Id(1), default);

        Assert.Equal(["c", "b", "a"], progress.Activations.Select(activation => activation.Step));
        Assert.Equal([1, 2, 1], progress.Activations.Select(activation => activation.Attempt));
        Assert.Equal([1, 2], progress.Activations[2].Ports.Select(port => port.Count));
        Assert.Equal("lineage of 2", Encoding.ASCII.GetString(progress.Activations[2].Ports[1].Lineage.Span));
        Assert.Equal(Stored.Start.AddMinutes(2), progress.Activations[2].FinishedAt);
        Assert.Null(progress.Activations[1].FinishedAt);
    }

    [Fact]
    public async Task A_later_record_supersedes_the_outputs_of_an_earlier_one()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("map", new TestBatch("\"old\""))), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("map", new TestBatch("\"new\""))), default);
        Assert.Equal("\"new\"", await Store.TextAsync(1, "map"));

        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Began("map", attempt: 2)), default);
        Assert.Null(await Store.TextAsync(1, "map"));
    }

    [Fact]
    public async Task The_error_of_a_failed_step_and_run_is_kept()
    {
        var error = new RunError { Step = "charge", Item = 3, Type = "System.Exception", Message = "no \"money\"", Stack = "at x", Input = "{}", FailedItems = 2 };
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("charge") with { Status = ActivationStatus.Failed, Error = error }), default);
        await Store.CommitAsync(Stored.End(1, status: RunStatus.Failed, error: error), default);

        var row = await Store.FindAsync(Stored.Id(1), default);
        var activation = Assert.Single((await Store.LoadProgressAsync(Stored.Id(1), default)).Activations);
        Assert.Equal((RunStatus.Failed, error), (row!.Status, row.Error));
        Assert.Equal((ActivationStatus.Failed, error), (activation.Status, activation.Error));
    }

    [Fact]
    public async Task What_a_try_caught_is_kept_with_its_activation_before_and_after_the_run_ends()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("charge", new TestBatch("1")) with { Caught = "[2]" }), default);
        Assert.Equal("[2]", Assert.Single((await Store.LoadProgressAsync(Stored.Id(1), default)).Activations).Caught);

        await Store.CommitAsync(Stored.End(1), default);
        Assert.Equal("[2]", Assert.Single((await Store.LoadProgressAsync(Stored.Id(1), default)).Activations).Caught);
    }

    [Fact]
    public async Task The_end_of_a_run_is_kept_with_its_last_activations()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.End(1) with { Activations = [Stored.Completed("map", new TestBatch("1", "2"))] }, default);

        var row = await Store.FindAsync(Stored.Id(1), default);
        Assert.Equal((RunStatus.Completed, 1, Stored.Start.AddMinutes(3)), (row!.Status, row.ItemsOut, row.FinishedAt));
        var activation = Assert.Single((await Store.LoadProgressAsync(Stored.Id(1), default)).Activations);
        Assert.Equal(("map", 2), (activation.Step, Assert.Single(activation.Ports).Count));
    }

    [Fact]
    public async Task Finished_items_are_part_of_progress_until_their_step_completes()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Began("charge"), Stored.Began("mail")), default);
        await Store.CommitAsync(
            Stored.Commit(1, 1) with { Items = [new("charge", 4, "four"u8.ToArray()), new("mail", 0, "zero"u8.ToArray())] }, default);
        await Store.CommitAsync(
            Stored.Commit(1, 1, Stored.Completed("mail", new TestBatch("1"))) with { Items = [new("charge", 2, "two"u8.ToArray())] }, default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Began("mail", attempt: 2)), default);

        var items = (await Store.LoadProgressAsync(Stored.Id(1), default)).Items;

        Assert.Equal(
            [("charge", 2, "two"), ("charge", 4, "four")],
            items.Select(item => (item.Step, item.Item, Encoding.ASCII.GetString(item.Result.Span))));
    }

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

        var first = await Store.ClaimPendingAsync("me", 2, default);
        var second = await Store.ClaimPendingAsync("me", 2, default);

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
            claimer => Task.Run(async () => await Store.ClaimPendingAsync($"worker {claimer}", 7, default))));

        var ids = claims.SelectMany(rows => rows).Select(row => row.Id).ToArray();
        Assert.Equal(100, ids.Length);
        Assert.Equal(100, ids.Distinct().Count());
    }

    [Fact]
    public async Task Runs_of_owners_that_are_gone_become_pending_and_their_late_writes_are_refused()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "gone"), default);
        await Store.CreateAsync(Stored.Run(2, owner: "gone too"), default);

        Assert.Equal(2, await Store.RecoverAsync("me", default));

        var row = await Store.FindAsync(Stored.Id(1), default);
        Assert.Equal((RunStatus.Pending, 2L, null, (DateTimeOffset?)row!.CreatedAt), (row.Status, row.Epoch, row.Owner, row.StartedAt));
        await Assert.ThrowsAsync<RunFencedException>(async () => await Store.CommitAsync(Stored.End(1, epoch: 1), default));
        var claimed = await Store.ClaimPendingAsync("me", 10, default);
        Assert.Equal([(Stored.Id(1), 3L), (Stored.Id(2), 3L)], claimed.Select(run => (run.Id, run.Epoch)));
    }

    [Fact]
    public async Task Recovery_leaves_own_runs_pending_runs_ended_runs_and_sub_workflows_alone()
    {
        await Store.CreateAsync(Stored.Run(1, owner: "me"), default);
        await Store.CreateAsync(Stored.Run(2, owner: null), default);
        await Store.CreateAsync(Stored.Run(3, owner: "gone"), default);
        await Store.CommitAsync(Stored.End(3), default);
        await Store.CreateAsync(Stored.Run(4, owner: "gone") with { ParentRunId = Stored.Id(3), Depth = 1 }, default);
        var before = await Store.ListAsync(new(), default);

        Assert.Equal(0, await Store.RecoverAsync("me", default));

        Assert.Equal(before, await Store.ListAsync(new(), default));
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_by_workflow_and_by_status()
    {
        for (var number = 0; number < 12; number++)
        {
            await Store.CreateAsync(Stored.Run(number, workflow: number % 2 == 0 ? "even" : "odd"), default);
            if (number % 3 == 0)
            {
                await Store.CommitAsync(Stored.End(number), default);
            }
        }

        await AssertListedAsync(new() { Limit = 3 }, [11, 10, 9]);
        await AssertListedAsync(new() { WorkflowId = "even" }, [10, 8, 6, 4, 2, 0]);
        await AssertListedAsync(new() { Status = RunStatus.Completed }, [9, 6, 3, 0]);
        await AssertListedAsync(new() { WorkflowId = "odd", Status = RunStatus.Completed }, [9, 3]);
        await AssertListedAsync(new() { Before = Stored.Id(3) }, [2, 1, 0]);
        await AssertListedAsync(new() { Before = Stored.Id(6), WorkflowId = "even", Limit = 2 }, [4, 2]);
        await AssertListedAsync(new() { Before = Stored.Id(5), Status = RunStatus.Completed }, [3, 0]);
        await AssertListedAsync(new() { Before = Stored.Id(6), Status = RunStatus.Completed, WorkflowId = "even" }, [0]);
    }

    [Fact]
    public async Task Pages_put_together_are_the_whole_list()
    {
        for (var number = 0; number < 100; number++)
        {
            await Store.CreateAsync(Stored.Run(number), default);
        }

        var seen = new List<int>();
        string? last = null;
        while ((await Store.ListAsync(new() { Before = last, Limit = 7 }, default)) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(NumberOf));
            last = page[^1].Id;
        }

        Assert.Equal(Enumerable.Range(0, 100).Reverse(), seen);
    }

    [Fact]
    public async Task Writers_at_the_same_time_do_not_disturb_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(async () =>
        {
            for (var number = writer; number < 640; number += 64)
            {
                Assert.True(await Store.CreateAsync(Stored.Run(number), default));
                await Store.CommitAsync(Stored.Commit(number, 1, Stored.Began("step")), default);
                await Store.CommitAsync(Stored.End(number) with { Activations = [Stored.Completed("step", new TestBatch("1"))] }, default);
            }
        })));

        var all = await Store.ListAsync(new() { Status = RunStatus.Completed, Limit = 1000 }, default);
        Assert.Equal(Enumerable.Range(0, 640).Reverse(), all.Select(NumberOf));
    }

    [Fact]
    public async Task A_call_that_is_already_cancelled_writes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.CreateAsync(Stored.Run(1), cancelled));

        Assert.Null(await Store.FindAsync(Stored.Id(1), default));
    }

    private protected abstract Task<IRunStore> OpenAsync();

    private static int NumberOf(RunRow row) => int.Parse(row.Id.AsSpan("run-".Length), System.Globalization.CultureInfo.InvariantCulture);

    private async Task AssertListedAsync(RunQuery query, int[] expected) =>
        Assert.Equal(expected, (await Store.ListAsync(query, default)).Select(NumberOf));
}
