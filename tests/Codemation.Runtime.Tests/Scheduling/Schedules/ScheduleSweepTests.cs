using Codemation.Runtime.Catalog;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Memory;
using Codemation.Runtime.Storage.Sqlite;
using Codemation.Runtime.Tests.Storage;
using Codemation.Testing;
using Quartz;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

public sealed class ScheduleSweepTests : IAsyncLifetime, IDisposable
{
    private readonly ManualTime storeTime = new();
    private readonly ManualTime time = new();
    private readonly CapturedLogs logs = new();
    private readonly MemoryRunStore runs = new(TimeProvider.System);
    private StandaloneSchedulerFactory factory = null!;
    private IScheduler quartz = null!;

    public async Task InitializeAsync()
    {
        factory = QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.UseInMemoryStore();
            quartz.UseTimeProvider(time);
        }).Build();
        quartz = await factory.GetScheduler(default);
        await quartz.AddJob(JobBuilder.Create<FireScheduleJob>().WithIdentity(FireScheduleJob.Key).StoreDurably().Build());
    }

    public async Task DisposeAsync()
    {
        await quartz.DisposeAsync();
        await factory.DisposeAsync();
        await runs.DisposeAsync();
    }

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task Quartz_is_given_the_next_instant_of_each_schedule_that_may_fire()
    {
        await using var store = new MemoryScheduleStore(storeTime);
        var (sweep, schedule, _) = await CreateAsync(store);
        await sweep.RunAsync(quartz, default);

        Assert.Equal(storeTime.GetUtcNow().AddMinutes(1), (await TriggerAsync(schedule))!.NextFireTimeUtc);

        await store.SetPausedAsync(schedule.Id, paused: true, default);
        await sweep.RunAsync(quartz, default);
        Assert.Null(await TriggerAsync(schedule));

        await store.SetPausedAsync(schedule.Id, paused: false, default);
        await sweep.RunAsync(quartz, default);
        Assert.NotNull(await TriggerAsync(schedule));

        await store.SetActiveAsync("clocked", active: false, default);
        await sweep.RunAsync(quartz, default);
        Assert.Null(await TriggerAsync(schedule));
    }

    [Fact]
    public async Task An_instant_that_Quartz_did_not_fire_is_fired_two_seconds_later()
    {
        await using var store = new MemoryScheduleStore(storeTime);
        var (sweep, _, node) = await CreateAsync(store);
        var due = storeTime.GetUtcNow().AddMinutes(1);

        await PassAsync(sweep, TimeSpan.FromSeconds(61.9));
        Assert.Empty(node.Fired);
        await PassAsync(sweep, TimeSpan.FromSeconds(0.1));

        Assert.Equal([due], node.Fired);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    [InlineData(-3600)]
    public async Task Whose_clock_is_off_gives_Quartz_nothing_and_fires_only_what_nobody_else_did(int off)
    {
        await using var store = new MemoryScheduleStore(storeTime);
        var (sweep, schedule, node) = await CreateAsync(store);
        await sweep.RunAsync(quartz, default);
        var due = storeTime.GetUtcNow().AddMinutes(1);
        time.Advance(TimeSpan.FromSeconds(off));

        await PassAsync(sweep, TimeSpan.FromSeconds(69.9));
        Assert.Null(await TriggerAsync(schedule));
        Assert.Empty(node.Fired);
        Assert.Contains("clock is", Assert.Single(logs.Problems), StringComparison.Ordinal);

        await PassAsync(sweep, TimeSpan.FromSeconds(0.1));
        Assert.Equal([due], node.Fired);

        time.Advance(TimeSpan.FromSeconds(-off));
        await sweep.RunAsync(quartz, default);
        Assert.NotNull(await TriggerAsync(schedule));
    }

    [Fact]
    public async Task A_store_that_is_away_for_a_while_is_reported_and_nothing_is_lost()
    {
        using var temporary = new TemporaryDatabase();
        await using var store = await SqliteScheduleStore.OpenAsync(temporary.Database, storeTime, default);
        var (sweep, _, node) = await CreateAsync(store);
        var due = storeTime.GetUtcNow().AddMinutes(1);
        temporary.Query("ALTER TABLE schedules RENAME TO schedules_elsewhere");

        await PassAsync(sweep, TimeSpan.FromSeconds(90));
        Assert.Contains("can't be read", Assert.Single(logs.Problems), StringComparison.Ordinal);
        temporary.Query("ALTER TABLE schedules_elsewhere RENAME TO schedules");
        await PassAsync(sweep, TimeSpan.FromSeconds(1));

        Assert.Equal([due], node.Fired);
    }

    [Fact]
    public async Task A_host_that_stops_fires_nothing_more_and_leaves_it_due()
    {
        await using var store = new MemoryScheduleStore(storeTime);
        var (sweep, schedule, node) = await CreateAsync(store);
        var before = (await store.FindAsync(schedule.Id, default)).Schedule;

        sweep.Stop();
        await PassAsync(sweep, TimeSpan.FromMinutes(5));

        Assert.Empty(node.Fired);
        Assert.Equal(before, (await store.FindAsync(schedule.Id, default)).Schedule);
        Assert.Empty(logs.Problems);
    }

    private async Task<(ScheduleSweep Sweep, Schedule Schedule, ScheduledNode Node)> CreateAsync(IScheduleStore store)
    {
        var catalog = new ScheduleCatalog([new ClockedEntry("clocked", static _ => [1], new PlanTrigger(TriggerKind.Cron, "* * * * *"))]);
        var node = new ScheduledNode("one", runs, store, time, logs);
        var sweep = new ScheduleSweep(catalog, store, new WorkflowActivation(store, time), node.Firings, time, logs);
        await sweep.RegisterAsync(default);
        return (sweep, catalog.All[0], node);
    }

    private async Task PassAsync(ScheduleSweep sweep, TimeSpan passing)
    {
        storeTime.Advance(passing);
        time.Advance(passing);
        await sweep.RunAsync(quartz, default);
    }

    private async Task<ITrigger?> TriggerAsync(Schedule schedule) => await quartz.GetTrigger(new TriggerKey(schedule.Id, "schedules"));
}
