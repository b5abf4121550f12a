using Codemation.Runtime.Scheduling;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Scheduling;

public sealed class RunSlotsTests
{
    [Fact]
    public void The_store_is_not_looked_at_while_nothing_was_announced()
    {
        var slots = new RunSlots(2);

        Assert.Equal(0, slots.TakeForPending());
        Assert.True(slots.TryTake());
        Assert.False(slots.Release());
        Assert.Equal(0, slots.TakeForPending());
    }

    [Fact]
    public void A_sweep_has_the_store_looked_at_once()
    {
        var slots = new RunSlots(2);
        slots.Look();

        Assert.Equal(2, slots.TakeForPending());
        slots.Assign([], 2);

        Assert.Equal(0, slots.TakeForPending());
        Assert.True(slots.TryTake());
    }

    [Fact]
    public void What_is_announced_while_the_store_is_looked_at_is_looked_for_again()
    {
        var slots = new RunSlots(1);
        slots.Look();
        Assert.Equal(1, slots.TakeForPending());
        Announce(slots, "late");
        slots.Assign([], 1);

        Assert.Equal(1, slots.TakeForPending());
        slots.Assign([], 1);
        Assert.Equal(0, slots.TakeForPending());
    }

    [Fact]
    public void A_new_run_does_not_overtake_those_that_wait()
    {
        var slots = new RunSlots(1);
        Assert.True(slots.TryTake());
        Announce(slots, "waiting");

        Assert.True(slots.Release());
        Assert.False(slots.TryTake());
    }

    [Fact]
    public void A_new_run_does_not_overtake_what_an_earlier_process_left()
    {
        var slots = new RunSlots(2);
        slots.ExpectBacklog();
        Assert.False(slots.TryTake());
        slots.Announce(null);

        Assert.Equal(2, slots.TakeForPending());
        slots.Assign([Run("old"), Run("older")], 2);
        Assert.True(slots.Release());
        Assert.False(slots.TryTake());
        slots.Announce(null);

        Assert.Equal(1, slots.TakeForPending());
        slots.Assign([], 1);
        Assert.True(slots.TryTake());
    }

    [Fact]
    public void A_new_run_takes_a_slot_that_those_that_wait_leave_free()
    {
        var slots = new RunSlots(2);
        Assert.True(slots.TryTake());
        Assert.True(slots.TryTake());
        Announce(slots, "waiting");
        slots.Release();
        slots.Release();

        Assert.True(slots.TryTake());
        Assert.False(slots.TryTake());
    }

    [Fact]
    public void Slots_are_taken_for_as_many_as_wait()
    {
        var slots = new RunSlots(3);
        for (var taken = 0; taken < 3; taken++)
        {
            Assert.True(slots.TryTake());
        }

        Announce(slots, "waiting");
        for (var released = 0; released < 3; released++)
        {
            slots.Release();
        }

        Assert.Equal(1, slots.TakeForPending());
        slots.Assign([Run("waiting")], 1);
        Assert.Equal(0, slots.TakeForPending());
        Assert.True(slots.TryTake());
    }

    [Fact]
    public void A_new_run_takes_a_slot_while_those_that_wait_are_given_theirs()
    {
        var slots = new RunSlots(2);
        Assert.True(slots.TryTake());
        Assert.True(slots.TryTake());
        Announce(slots, "waiting");
        slots.Release();
        Assert.Equal(1, slots.TakeForPending());
        slots.Release();

        Assert.True(slots.TryTake());
        slots.Assign([Run("waiting")], 1);
        Assert.False(slots.TryTake());
    }

    [Fact]
    public void A_run_that_waits_still_does_when_an_older_one_of_another_process_got_its_slot()
    {
        var slots = new RunSlots(1);
        Assert.True(slots.TryTake());
        Announce(slots, "waiting");
        slots.Release();

        Assert.Equal(1, slots.TakeForPending());
        slots.Assign([Run("older")], 1);

        Assert.True(slots.Release());
        Assert.Equal(1, slots.TakeForPending());
    }

    [Fact]
    public void Of_a_long_queue_is_known_that_more_wait_than_are_known()
    {
        var slots = new RunSlots(2);
        Assert.True(slots.TryTake());
        Assert.True(slots.TryTake());
        for (var run = 0; run < 1_500; run++)
        {
            Announce(slots, $"run {run}");
        }

        slots.Release();
        slots.Release();
        Assert.Equal(2, slots.TakeForPending());
        slots.Assign([Run("run 0"), Run("run 1")], 2);
        slots.Release();
        Assert.False(slots.TryTake());
        slots.Announce(null);

        // Others executed the rest.
        Assert.Equal(1, slots.TakeForPending());
        slots.Assign([], 1);
        Assert.True(slots.TryTake());
    }

    [Fact]
    public void A_failed_look_is_repeated()
    {
        var slots = new RunSlots(2);
        slots.Look();
        slots.ReturnAll(slots.TakeForPending());

        Assert.Equal(2, slots.TakeForPending());
    }

    [Fact]
    public async Task Closed_slots_are_drained_when_all_are_back_and_all_creations_are_over()
    {
        var slots = new RunSlots(1);
        Assert.True(slots.TryTake());
        Assert.False(slots.TryTake());

        var drained = slots.CloseAsync();
        Assert.Throws<InvalidOperationException>(() => slots.TryTake());
        Assert.False(slots.Release());
        Assert.False(drained.IsCompleted);
        slots.Announce("pending");

        await drained;
        Assert.Equal(0, slots.TakeForPending());
    }

    private static void Announce(RunSlots slots, string runId)
    {
        Assert.False(slots.TryTake());
        slots.Announce(runId);
    }

    private static RunRow Run(string id) => new()
    {
        Id = id,
        WorkflowId = "orders",
        PlanHash = "plan",
        Status = RunStatus.Running,
        Epoch = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
        ItemsIn = 1,
    };
}
