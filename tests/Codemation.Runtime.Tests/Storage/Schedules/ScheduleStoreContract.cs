using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage.Schedules;

/// <summary>What every store of schedules does.</summary>
public abstract class ScheduleStoreContract : IAsyncLifetime
{
    private const string Nightly = "orders:1";
    private const string Hourly = "orders:2";
    private const string Other = "invoices:1";

    private IScheduleStore store = null!;


    public virtual async Task InitializeAsync()
    {
        store = await OpenAsync();
        await store.AddAsync([new(Nightly, "orders"), new(Hourly, "orders"), new(Other, "invoices")], default);
    }

    public virtual async Task DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task A_new_schedule_begins_now()
    {
        var before = await NowAsync();
        await store.AddAsync([new("orders:3", "orders")], default);
        var after = await NowAsync();

        var schedule = await FindAsync("orders:3");

        Assert.InRange(schedule.DoneUntil, before, after);
        Assert.Equal(new StoredSchedule { Id = "orders:3", WorkflowId = "orders", DoneUntil = schedule.DoneUntil }, schedule);
        Assert.True(schedule.MayFire);
    }

    [Fact]
    public async Task A_schedule_that_is_known_stays_as_it_is()
    {
        var before = await FindAsync(Nightly);
        Pass();

        await store.AddAsync([new(Nightly, "orders"), new("orders:3", "orders")], default);

        Assert.Equal(before, await FindAsync(Nightly));
        Assert.True((await FindAsync("orders:3")).DoneUntil > before.DoneUntil);
    }

    [Fact]
    public async Task Nobody_knows_a_schedule_that_was_not_added()
    {
        Assert.Null((await store.FindAsync("gone", default)).Schedule);
        Assert.False(await store.AdvanceAsync("gone", Firing(1), default));
        Assert.False(await store.SetPausedAsync("gone", paused: true, default));
    }

    [Fact]
    public async Task A_firing_is_noted_once()
    {
        Assert.True(await store.AdvanceAsync(Nightly, Firing(2, "run-2"), default));
        Assert.False(await store.AdvanceAsync(Nightly, Firing(2, "another"), default));
        Assert.False(await store.AdvanceAsync(Nightly, Firing(1, "late"), default));

        var schedule = await FindAsync(Nightly);
        Assert.Equal(Firing(2, "run-2"), schedule.Last);
        Assert.Equal(Firing(2).ScheduledAt, schedule.DoneUntil);
        Assert.Null((await FindAsync(Hourly)).Last);
    }

    [Fact]
    public async Task A_firing_may_have_failed_or_had_nothing_to_run()
    {
        await store.AdvanceAsync(Nightly, Firing(1, run: null, error: "no order"), default);
        Assert.Equal("no order", (await FindAsync(Nightly)).Last!.Error);

        await store.AdvanceAsync(Nightly, Firing(2, run: null), default);
        Assert.Equal(Firing(2, run: null), (await FindAsync(Nightly)).Last);
    }

    [Fact]
    public async Task A_paused_schedule_goes_on_with_what_comes_after_the_pause()
    {
        Assert.True(await store.SetPausedAsync(Nightly, paused: true, default));
        Assert.False(await store.SetPausedAsync(Nightly, paused: true, default));
        Assert.False((await FindAsync(Nightly)).MayFire);
        Pass();
        var before = await NowAsync();

        Assert.True(await store.SetPausedAsync(Nightly, paused: false, default));
        Assert.False(await store.SetPausedAsync(Nightly, paused: false, default));

        Assert.InRange((await FindAsync(Nightly)).DoneUntil, before, await NowAsync());
        Assert.True((await FindAsync(Nightly)).MayFire);
    }

    [Fact]
    public async Task What_is_done_with_stays_so_when_the_clock_is_set_back()
    {
        await store.AdvanceAsync(Nightly, Firing(60, "run"), default);
        await store.SetPausedAsync(Nightly, paused: true, default);
        await store.SetPausedAsync(Nightly, paused: false, default);

        Assert.Equal(Firing(60).ScheduledAt, (await FindAsync(Nightly)).DoneUntil);
    }

    [Fact]
    public async Task The_schedules_of_a_workflow_that_is_not_active_do_not_fire()
    {
        Assert.True(await store.SetActiveAsync("orders", active: false, default));
        Assert.False(await store.SetActiveAsync("orders", active: false, default));

        Assert.Equal(["orders"], (await store.ReadAsync(default)).Inactive);
        Assert.False((await FindAsync(Nightly)).MayFire);
        Assert.False((await FindAsync(Hourly)).MayFire);
        Assert.True((await FindAsync(Other)).MayFire);
    }

    [Fact]
    public async Task A_workflow_that_becomes_active_again_makes_up_for_nothing()
    {
        await store.SetActiveAsync("orders", active: false, default);
        Pass();
        var before = await NowAsync();

        Assert.True(await store.SetActiveAsync("orders", active: true, default));
        Assert.False(await store.SetActiveAsync("orders", active: true, default));

        Assert.Empty((await store.ReadAsync(default)).Inactive);
        Assert.InRange((await FindAsync(Nightly)).DoneUntil, before, await NowAsync());
        Assert.True((await FindAsync(Other)).DoneUntil < before);
    }

    [Fact]
    public async Task A_schedule_added_to_a_workflow_that_is_not_active_does_not_fire()
    {
        await store.SetActiveAsync("later", active: false, default);
        await store.AddAsync([new("later:1", "later")], default);

        Assert.False((await FindAsync("later:1")).MayFire);
    }

    [Fact]
    public async Task All_is_read_at_once()
    {
        await store.SetPausedAsync(Hourly, paused: true, default);
        await store.AdvanceAsync(Nightly, Firing(1, "run"), default);

        var before = await NowAsync();

        var book = await store.ReadAsync(default);

        Assert.InRange(book.Now, before, await NowAsync());
        Assert.Equal([Other, Nightly, Hourly], book.Schedules.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(await FindAsync(Nightly), book.Schedules[Nightly]);
        Assert.True(book.Schedules[Hourly].IsPaused);
    }

    private protected abstract Task<IScheduleStore> OpenAsync();

    /// <summary>Lets time pass for the store.</summary>
    private protected abstract void Pass();

    private async Task<DateTimeOffset> NowAsync() => (await store.FindAsync(Nightly, default)).Now;

    private async Task<StoredSchedule> FindAsync(string id) => (await store.FindAsync(id, default)).Schedule!;

    // In the future of every clock here.
    private static ScheduleFiring Firing(int minute, string? run = "run", string? error = null)
    {
        var at = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);
        return new ScheduleFiring(at, at.AddSeconds(1), run, error);
    }
}
