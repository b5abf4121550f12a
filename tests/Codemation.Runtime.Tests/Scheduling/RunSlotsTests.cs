using Codemation.Runtime.Scheduling;

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
        slots.ReturnUnused(2);

        Assert.Equal(0, slots.TakeForPending());
        Assert.True(slots.TryTake());
    }

    [Fact]
    public void What_is_announced_while_the_store_is_looked_at_is_looked_for_again()
    {
        var slots = new RunSlots(1);
        slots.Look();
        Assert.Equal(1, slots.TakeForPending());
        Assert.False(slots.TryTake());
        slots.Announce();
        slots.ReturnUnused(1);

        Assert.Equal(1, slots.TakeForPending());
        slots.ReturnUnused(1);
        Assert.Equal(0, slots.TakeForPending());
    }

    [Fact]
    public void A_new_run_does_not_overtake_those_that_wait()
    {
        var slots = new RunSlots(1);
        Assert.True(slots.TryTake());
        Assert.False(slots.TryTake());
        slots.Announce();

        Assert.True(slots.Release());
        Assert.False(slots.TryTake());
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
        slots.Announce();

        await drained;
        Assert.Equal(0, slots.TakeForPending());
    }
}
