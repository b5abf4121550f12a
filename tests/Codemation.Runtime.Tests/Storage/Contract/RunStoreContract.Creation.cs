using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>How runs come into being.</content>
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task A_created_run_is_found_as_it_was_given()
    {
        var run = Stored.Run(1, owner: null, input: ["1", "2"]) with { ParentRunId = "above", Depth = 3 };

        Assert.Equal(new RunCreation(CreateOutcome.Created, run.Id), await Store.CreateAsync(run, default));

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

        Assert.Equal(CreateOutcome.IdTaken, (await Store.CreateAsync(Stored.Run(1, workflow: "second", input: ["2"]), default)).Outcome);

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
    public async Task A_call_that_is_already_cancelled_writes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.CreateAsync(Stored.Run(1), cancelled));

        Assert.Null(await Store.FindAsync(Stored.Id(1), default));
    }
}
