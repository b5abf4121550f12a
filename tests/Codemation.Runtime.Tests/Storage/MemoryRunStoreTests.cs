using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Memory;

namespace Codemation.Runtime.Tests.Storage;

public sealed class MemoryRunStoreTests : RunStoreContract
{
    [Fact]
    public async Task Items_are_given_back_as_the_object_that_was_handed_in()
    {
        var run = Stored.Run(1);
        await Store.CreateAsync(run, default);

        Assert.Same(run.Input, (await Store.ReadBatchAsync(run.Id, TriggerBatch.Step, TriggerBatch.Port, default))!.Live);
        Assert.False(Store.IsDurable);
    }

    [Fact]
    public async Task Items_are_let_go_when_their_run_ends()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("map", new TestBatch("1"))), default);
        await Store.CommitAsync(Stored.End(1), default);

        Assert.Null(await Store.ReadBatchAsync(Stored.Id(1), TriggerBatch.Step, 0, default));
        Assert.Null(await Store.ReadBatchAsync(Stored.Id(1), "map", 0, default));
        Assert.Single((await Store.LoadProgressAsync(Stored.Id(1), default)).Activations);
    }

    [Fact]
    public async Task Of_the_runs_that_ended_only_the_latest_are_kept()
    {
        await using var store = new MemoryRunStore(TimeProvider.System, endedRuns: 2);
        await store.CreateAsync(Stored.Run(0), default);
        for (var number = 1; number <= 4; number++)
        {
            await store.CreateAsync(Stored.Run(number), default);
            await store.CommitAsync(Stored.End(number), default);
        }

        var kept = await store.ListAsync(new RunQuery(), default);

        Assert.Equal([Stored.Id(4), Stored.Id(3), Stored.Id(0)], kept.Select(row => row.Id));
    }

    [Fact]
    public async Task A_new_run_has_nothing_of_those_that_were_forgotten()
    {
        await using var store = new MemoryRunStore(TimeProvider.System, endedRuns: 0);
        var error = new RunError { Type = "System.Exception", Message = "old" };
        await store.CreateAsync(Stored.Run(1, input: ["1", "2"]) with { ParentRunId = "above", Depth = 4 }, default);
        await store.ClaimAsync(Stored.Id(1), "heir", default);
        await store.CommitAsync(Stored.Commit(1, 2, Stored.Began("a")) with { Items = [new("a", 0, "x"u8.ToArray())] }, default);
        await store.CommitAsync(
            Stored.End(1, epoch: 2, RunStatus.Failed, error) with { Activations = [Stored.Completed("b", new TestBatch("1")), Stored.Completed("c")] }, default);
        Assert.Null(await store.FindAsync(Stored.Id(1), default));

        var run = Stored.Run(2, owner: null, workflow: "other");
        await store.CreateAsync(run, default);

        Assert.Equal(
            new RunRow
            {
                Id = run.Id,
                WorkflowId = "other",
                PlanHash = "plan",
                Status = RunStatus.Pending,
                Epoch = 0,
                CreatedAt = run.CreatedAt,
                ItemsIn = 1,
            },
            await store.FindAsync(run.Id, default));
        var progress = await store.LoadProgressAsync(run.Id, default);
        Assert.Empty(progress.Activations);
        Assert.Empty(progress.Items);

        await store.ClaimAsync(run.Id, "me", default);
        await store.CommitAsync(Stored.Commit(2, 1, Stored.Began("a")), default);
        Assert.Empty((await store.LoadProgressAsync(run.Id, default)).Items);
    }

    private protected override Task<IRunStore> OpenAsync() => Task.FromResult<IRunStore>(new MemoryRunStore(TimeProvider.System));
}
