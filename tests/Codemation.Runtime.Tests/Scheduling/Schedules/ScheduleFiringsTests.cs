using System.Globalization;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Memory;
using Codemation.Runtime.Tests.Storage;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

public sealed class ScheduleFiringsTests : IAsyncLifetime, IDisposable
{
    private readonly ManualTime clock = new();
    private readonly CapturedLogs logs = new();
    private readonly MemoryRunStore runs = new(TimeProvider.System);
    private readonly MemoryScheduleStore schedules;
    private readonly ScheduledNode node;
    private readonly List<CronTick> ticks = [];
    private Func<int[]> items = () => [1];
    private readonly Schedule schedule;

    public ScheduleFiringsTests()
    {
        schedules = new MemoryScheduleStore(clock);
        node = new ScheduledNode("one", runs, schedules, clock, logs);
        schedule = Schedule.Of(new ClockedEntry("reports", Items, new PlanTrigger(TriggerKind.Cron, "*/10 * * * *", "Europe/Amsterdam")), 0);
    }

    public async Task InitializeAsync() => await schedules.AddAsync([new(schedule.Id, "reports")], default);

    public async Task DisposeAsync()
    {
        await runs.DisposeAsync();
        await schedules.DisposeAsync();
    }

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task An_instant_gets_one_run_however_often_it_is_fired()
    {
        clock.Advance(TimeSpan.FromMinutes(10));
        for (var i = 0; i < 3; i++)
        {
            await FireAsync();
        }

        Assert.Equal([At("00:10")], node.Fired);
        Assert.Single(ticks);
    }

    [Fact]
    public async Task The_authors_code_gets_the_instant_in_its_time_zone_and_the_time_of_the_firing()
    {
        clock.Advance(TimeSpan.FromSeconds(603));
        await FireAsync();

        var tick = Assert.Single(ticks);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 1, 10, 0, TimeSpan.FromHours(1)), tick.ScheduledAt);
        Assert.Equal(TimeSpan.FromHours(1), tick.ScheduledAt.Offset);
        Assert.Equal(clock.GetUtcNow(), tick.FiredAt);
    }

    [Fact]
    public async Task No_items_make_no_run_and_the_schedule_goes_on()
    {
        items = () => [];
        clock.Advance(TimeSpan.FromMinutes(10));
        await FireAsync();
        await FireAsync();
        Assert.Single(ticks);
        Assert.Empty(node.Fired);

        items = () => [1];
        clock.Advance(TimeSpan.FromMinutes(10));
        await FireAsync();

        Assert.Equal([At("00:20")], node.Fired);
        Assert.Empty(logs.Problems);
    }

    [Fact]
    public async Task Code_that_fails_is_reported_with_its_place_and_fails_that_instant_only()
    {
        items = () => throw new InvalidOperationException("no orders today");
        clock.Advance(TimeSpan.FromMinutes(10));
        await FireAsync();

        var problem = Assert.Single(logs.Problems);
        Assert.Contains("\"*/10 * * * *\"", problem, StringComparison.Ordinal);
        Assert.Contains("workflow reports, at Clocked.cs:1", problem, StringComparison.Ordinal);
        Assert.Contains("2026-01-01T00:10:00", problem, StringComparison.Ordinal);
        var last = (await schedules.FindAsync(schedule.Id, default)).Schedule!.Last!;
        Assert.Equal("System.InvalidOperationException: no orders today", last.Error);
        Assert.Null(last.RunId);

        items = () => [1];
        clock.Advance(TimeSpan.FromMinutes(10));
        await FireAsync();
        Assert.Equal([At("00:20")], node.Fired);
    }

    [Fact]
    public async Task A_missed_firing_is_made_up_for_and_reported()
    {
        clock.Advance(TimeSpan.FromHours(2.2));
        await FireAsync();

        Assert.Equal([At("02:10")], node.Fired);
        Assert.Contains("makes up for it now", Assert.Single(logs.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_set_back_by_an_hour_repeats_nothing_and_loses_nothing()
    {
        await AdvanceFiringAsync(minutes: 60);
        clock.Advance(TimeSpan.FromHours(-1));
        await AdvanceFiringAsync(minutes: 120);

        Assert.Equal(Enumerable.Range(1, 12).Select(ten => At("00:00").AddMinutes(10 * ten)), node.Fired);
        Assert.Empty(logs.Problems);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_paused_or_not_active_does_not_fire_and_makes_up_for_nothing(bool pause)
    {
        await SetStoppedAsync(true);
        await AdvanceFiringAsync(minutes: 30);
        await SetStoppedAsync(false);
        await AdvanceFiringAsync(minutes: 20);

        Assert.Equal([At("00:40"), At("00:50")], node.Fired);

        ValueTask<bool> SetStoppedAsync(bool stopped) =>
            pause ? schedules.SetPausedAsync(schedule.Id, stopped, default) : schedules.SetActiveAsync("reports", !stopped, default);
    }

    [Fact]
    public async Task Who_asks_a_moment_too_early_waits_for_the_instant()
    {
        clock.Advance(TimeSpan.FromSeconds(599.1));
        var firing = node.Firings.FireAsync(schedule, At("00:10"), default).AsTask();
        Assert.False(firing.IsCompleted);
        Assert.Equal([TimeSpan.FromSeconds(0.9)], clock.Waits);

        clock.Advance(TimeSpan.FromSeconds(0.9));
        await firing;

        Assert.Equal([At("00:10")], node.Fired);
    }

    [Fact]
    public async Task Who_asks_much_too_early_does_not_wait()
    {
        await node.Firings.FireAsync(schedule, At("00:10"), default);

        Assert.Empty(node.Fired);
        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task An_instant_whose_run_was_created_before_a_crash_is_done_with()
    {
        await runs.CreateAsync(Stored.Run(1) with { Firing = new RunFiring(schedule.Id, At("00:10")) }, default);
        clock.Advance(TimeSpan.FromMinutes(10));

        await FireAsync();

        Assert.Empty(node.Fired);
        Assert.Equal(At("00:10"), (await schedules.FindAsync(schedule.Id, default)).Schedule!.DoneUntil);
    }

    private static DateTimeOffset At(string time) =>
        DateTimeOffset.Parse($"2026-01-01T{time}Z", CultureInfo.InvariantCulture);

    private int[] Items(CronTick tick)
    {
        ticks.Add(tick);
        return items();
    }

    private ValueTask FireAsync() => node.Firings.FireAsync(schedule, clock.GetUtcNow(), default);

    private async Task AdvanceFiringAsync(int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await FireAsync();
        }
    }
}
