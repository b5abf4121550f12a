using System.Text;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>Runs that begin with what another one gave.</content>
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task A_run_takes_over_completed_steps_with_their_outputs()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("first", new TestBatch("1"), new TestBatch("2", "3"))), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("second", new TestBatch("\"old\""))), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("second", new TestBatch("\"new\"")), Stored.Completed("third")), default);

        await Store.CreateAsync(Stored.Run(2) with { TakesOver = new TakeOver(Stored.Id(1), ["first", "second"]) }, default);

        var progress = await Store.LoadProgressAsync(Stored.Id(2), default);
        Assert.Equal(["first", "second"], progress.Activations.Select(activation => activation.Step));
        Assert.Equal("lineage of 2", Encoding.ASCII.GetString(progress.Activations[0].Ports[1].Lineage.Span));
        Assert.Equal("2\n3", await Store.TextAsync(2, "first", 1));
        Assert.Equal("\"new\"", await Store.TextAsync(2, "second"));
    }

    [Fact]
    public async Task What_was_taken_over_is_superseded_like_anything_else()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("map", new TestBatch("\"theirs\""))), default);
        await Store.CreateAsync(Stored.Run(2) with { TakesOver = new TakeOver(Stored.Id(1), ["map"]) }, default);

        await Store.CommitAsync(Stored.Commit(2, 1, Stored.Completed("map", new TestBatch("\"mine\""))), default);

        Assert.Equal("\"mine\"", await Store.TextAsync(2, "map"));
        Assert.Equal("\"theirs\"", await Store.TextAsync(1, "map"));
    }

    [Theory]
    [InlineData(9, "map")]
    [InlineData(1, "missing")]
    [InlineData(1, "begun")]
    public async Task Without_what_it_should_take_over_no_run_is_created(int source, string step)
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("map", new TestBatch("1")), Stored.Began("begun")), default);

        var creation = await Store.CreateAsync(Stored.Run(2) with { TakesOver = new TakeOver(Stored.Id(source), ["map", step]) }, default);

        Assert.Equal(CreateOutcome.NothingToTakeOver, creation.Outcome);
        Assert.Null(await Store.FindAsync(Stored.Id(2), default));
    }

    [Fact]
    public async Task Pinned_outputs_count_as_completed_and_before_those_taken_over()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("a", new TestBatch("1")), Stored.Completed("b", new TestBatch("2"))), default);

        await Store.CreateAsync(
            Stored.Run(2) with
            {
                TakesOver = new TakeOver(Stored.Id(1), ["a", "b"]),
                Completed = [Stored.Completed("b", new TestBatch("\"pinned\"")), Stored.Completed("c", new TestBatch("1"), new TestBatch("2", "3", "4"))],
            },
            default);

        Assert.Equal("1", await Store.TextAsync(2, "a"));
        Assert.Equal("\"pinned\"", await Store.TextAsync(2, "b"));
        Assert.Equal("2\n3\n4", await Store.TextAsync(2, "c", 1));
        Assert.Equal(["a", "b", "c"], (await Store.LoadProgressAsync(Stored.Id(2), default)).Activations.Select(activation => activation.Step));
    }
}
