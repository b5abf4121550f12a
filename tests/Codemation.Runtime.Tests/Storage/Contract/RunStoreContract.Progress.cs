using System.Text;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>What is written of a run that is executed.</content>
public abstract partial class RunStoreContract
{
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
    public async Task The_number_of_the_last_event_is_kept_and_never_lowered()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        Assert.Equal(1, (await Store.FindAsync(Stored.Id(1), default))!.EventSeq);

        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Began("a")) with { EventSeq = 5 }, default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("a", new TestBatch("1"))), default);
        Assert.Equal(5, (await Store.FindAsync(Stored.Id(1), default))!.EventSeq);

        await Store.CommitAsync(Stored.End(1) with { EventSeq = 9 }, default);
        Assert.Equal(9, (await Store.FindAsync(Stored.Id(1), default))!.EventSeq);
    }

    [Fact]
    public async Task A_claim_tells_the_number_of_the_last_event()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Began("a")) with { EventSeq = 5 }, default);

        Assert.Equal(5, (await Store.ClaimAsync(Stored.Id(1), "other", default))!.EventSeq);
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
    public async Task Writers_at_the_same_time_do_not_disturb_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(async () =>
        {
            for (var number = writer; number < 640; number += 64)
            {
                Assert.True((await Store.CreateAsync(Stored.Run(number), default)).IsCreated);
                await Store.CommitAsync(Stored.Commit(number, 1, Stored.Began("step")), default);
                await Store.CommitAsync(Stored.End(number) with { Activations = [Stored.Completed("step", new TestBatch("1"))] }, default);
            }
        })));

        var all = await Store.ListAsync(new() { Status = RunStatus.Completed, Limit = 1000 }, default);
        Assert.Equal(Enumerable.Range(0, 640).Reverse(), all.Select(NumberOf));
    }
}
