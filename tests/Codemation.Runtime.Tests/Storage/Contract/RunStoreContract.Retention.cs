using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>What becomes of runs in the end.</content>
public abstract partial class RunStoreContract
{
    private static readonly DateTimeOffset AfterAllEnded = Stored.Start.AddDays(1);

    [Fact]
    public async Task Ended_runs_are_removed_oldest_first_in_small_numbers_and_open_ones_never()
    {
        for (var number = 1; number <= 5; number++)
        {
            await Store.CreateAsync(Stored.Run(number), default);
            await Store.CommitAsync(Stored.End(number, status: number == 2 ? RunStatus.Failed : RunStatus.Completed), default);
        }

        await Store.CreateAsync(Stored.Run(6), default);
        await Store.CreateAsync(Stored.Run(7, owner: null), default);
        await SuspendAsync(8);

        Assert.Equal(3, await Store.DeleteEndedAsync(AfterAllEnded, null, 3, default));
        Assert.Equal(2, await Store.DeleteEndedAsync(AfterAllEnded, null, 3, default));
        Assert.Equal(0, await Store.DeleteEndedAsync(AfterAllEnded, null, 3, default));

        Assert.Equal([Stored.Id(8), Stored.Id(7), Stored.Id(6)], (await Store.ListAsync(new RunQuery(), default)).Select(row => row.Id));
        Assert.Empty((await Store.LoadProgressAsync(Stored.Id(1), default)).Activations);
    }

    [Fact]
    public async Task The_steps_of_an_ended_run_can_be_removed_but_for_one()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("first", new TestBatch("1"), new TestBatch("2")), Stored.Completed("last", new TestBatch("3"))), default);
        await Store.CreateAsync(Stored.Run(2), default);
        await Store.CommitAsync(Stored.Commit(2, 1, Stored.Completed("first", new TestBatch("1"))), default);
        await Store.CommitAsync(Stored.End(1), default);

        await Store.DeleteStepsAsync(Stored.Id(1), "last", default);
        await Store.DeleteStepsAsync(Stored.Id(2), null, default);

        Assert.Equal(["last"], (await Store.LoadProgressAsync(Stored.Id(1), default)).Activations.Select(activation => activation.Step));
        Assert.Equal(["first"], (await Store.LoadProgressAsync(Stored.Id(2), default)).Activations.Select(activation => activation.Step));
    }

    [Fact]
    public async Task Runs_that_ended_later_or_belong_to_another_workflow_stay()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.End(1) with { End = new RunEnd(RunStatus.Completed, Stored.Start.AddDays(2), null, 1) }, default);
        await Store.CreateAsync(Stored.Run(2, workflow: "other"), default);
        await Store.CommitAsync(Stored.End(2), default);
        await Store.CreateAsync(Stored.Run(3), default);
        await Store.CommitAsync(Stored.End(3), default);

        Assert.Equal(1, await Store.DeleteEndedAsync(AfterAllEnded, "orders", 10, default));

        Assert.Equal([Stored.Id(2), Stored.Id(1)], (await Store.ListAsync(new RunQuery(), default)).Select(row => row.Id));
    }

    [Fact]
    public async Task What_a_removed_run_was_created_for_can_be_asked_for_again()
    {
        var run = Keyed(1, "key", "hash") with { Firing = new RunFiring("nightly", Stored.Start), Metadata = "{\"a\":\"1\"}" };
        await Store.CreateAsync(run, default);
        await Store.CommitAsync(Stored.End(1), default);

        await Store.DeleteEndedAsync(AfterAllEnded, null, 10, default);

        Assert.Empty(await Store.ListAsync(new RunQuery { Metadata = new("a", "1") }, default));
        Assert.True((await Store.CreateAsync(run, default)).IsCreated);
    }

    [Fact]
    public async Task What_was_taken_over_outlives_the_run_it_came_from()
    {
        var large = Enumerable.Range(0, 20_000).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("map", new TestBatch(1000, large), new TestBatch(1000, large))), default);
        await Store.CreateAsync(Stored.Run(2) with { TakesOver = new TakeOver(Stored.Id(1), ["map"]) }, default);
        await Store.CommitAsync(Stored.End(1), default);

        Assert.Equal(1, await Store.DeleteEndedAsync(AfterAllEnded, null, 10, default));

        Assert.Equal(string.Join('\n', large), await Store.TextAsync(2, "map"));
        Assert.Equal(string.Join('\n', large), await Store.TextAsync(2, "map", 1));
    }
}
