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

    private protected override Task<IRunStore> OpenAsync() => Task.FromResult<IRunStore>(new MemoryRunStore(TimeProvider.System));
}
