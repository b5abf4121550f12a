using Codemation.Runtime.Catalog;
using Codemation.Runtime.Events;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Runs;
using Codemation.Runtime.Tests.Storage;
using Codemation.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>Schedules of a whole host, on Quartz, in a time that moves as fast as it can.</summary>
public sealed class ScheduledHostTests : IDisposable
{
    private static readonly DateTimeOffset LeapDay = new(2028, 2, 29, 0, 0, 0, TimeSpan.FromHours(1));

    private const string Firings = "SELECT scheduled_at FROM firings WHERE trigger_id LIKE 'scheduling.leap-day:%' ORDER BY scheduled_at";

    private readonly TemporaryDatabase temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_host_that_was_started_fires_the_schedules_of_its_workflows()
    {
        await using var host = Hosts.OnDisk(temporary, app => app.MissedFirings = MissedFirings.FireAll, TimeFrom(LeapDay.AddSeconds(-3)));
        await RegisterAsync(host);
        var often = (await BothAsync(await host.OpenSchedulesAsync(default))).Often.Schedule.Id;
        var ended = EndedAsync(host, runs: 5);
        await host.StartAsync(default);
        await ended;

        Assert.Equal(
            Enumerable.Range(0, 4).Select(fire => LeapDay.AddMinutes(5 * fire).ToUnixTimeMilliseconds() * 1000),
            temporary.Column<long>($"SELECT scheduled_at FROM firings WHERE trigger_id = '{often}' ORDER BY scheduled_at LIMIT 4"));
        Assert.Equal(
            ["\"00:00\"\n", "\"00:05\"\n"],
            temporary.Column<string>($"SELECT items FROM activations JOIN firings USING (run_id) WHERE step = 'text' AND trigger_id = '{often}' ORDER BY scheduled_at LIMIT 2"));
    }

    [Fact]
    public async Task The_next_host_makes_up_for_what_was_missed_meanwhile()
    {
        await using (var first = Hosts.OnDisk(temporary, TimeFrom(LeapDay.AddDays(-2))))
        {
            await RegisterAsync(first);
        }

        await using var next = Hosts.OnDisk(temporary, TimeFrom(LeapDay.AddDays(7)));
        var ended = EndedAsync(next, runs: 2);
        await next.StartAsync(default);
        await ended;

        Assert.Equal(
            [LeapDay.AddHours(13).ToUnixTimeMilliseconds() * 1000, LeapDay.AddDays(1).AddMinutes(-5).ToUnixTimeMilliseconds() * 1000],
            temporary.Column<long>(Firings));
    }

    [Fact]
    public async Task Of_runs_that_are_not_kept_those_that_a_schedule_fires_are_not_either()
    {
        var probe = new Probe();
        using var logs = new CapturedLogs();
        var time = new ManualTime();
        time.Advance(new DateTimeOffset(2028, 2, 29, 0, 56, 0, TimeSpan.Zero) - time.GetUtcNow());
        await using var host = Hosts.OnDisk(temporary, app => app.Services.AddSingleton<ILoggerProvider>(logs), time, probe);
        var store = (await host.OpenAsync(default)).Store;
        var schedule = host.Schedules.Value.All.Single(each => each.Workflow.Id == "scheduling.unkept-leap-day");
        var firings = new ScheduleFirings(
            store.Schedules, static (_, _, _, _) => throw new InvalidOperationException("It is to be kept."), () => host.Unkept, MissedFirings.FireAll, time, logs);
        await store.Schedules.AddAsync([new NewSchedule(schedule.Id, schedule.Workflow.Id)], default);
        time.Advance(TimeSpan.FromMinutes(60));
        var ended = EndedAsync(host, runs: 12, schedule.Workflow.Id);

        await firings.FireAsync(schedule, time.GetUtcNow(), default);
        await firings.FireAsync(schedule, time.GetUtcNow(), default);
        await ended;

        Assert.Equal(Enumerable.Range(0, 11).Select(fire => $"01:{5 * fire:D2}"), probe.Entries.Order());
        Assert.Equal([0L], temporary.Column<long>("SELECT count(*) FROM runs"));
        var last = (await store.Schedules.FindAsync(schedule.Id, default)).Schedule!.Last!;
        Assert.Equal(new DateTimeOffset(2028, 2, 29, 1, 55, 0, TimeSpan.Zero), last.ScheduledAt);
        Assert.Matches("^[0-9a-f]{32}$", last.RunId);
        Assert.Contains(logs.Problems, line => line.StartsWith($"Run {last.RunId} of schedule {schedule.Id} of workflow scheduling.unkept-leap-day, fired for 2028-02-29T01:55:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Starting_a_run_in_the_background_fires_no_schedules()
    {
        await using var host = Hosts.OnDisk(temporary, TimeFrom(LeapDay));
        await (await host.StartRunAsync<LeapDayWorkflow, DateTimeOffset, string>([LeapDay])).Completion;

        Assert.True(host.IsDispatching);
        Assert.False(host.IsFiringSchedules);
    }

    [Fact]
    public async Task An_operator_sees_when_schedules_fire_and_stops_them()
    {
        await using var host = Hosts.OnDisk(temporary, TimeFrom(LeapDay.AddDays(-2)));
        var service = await host.OpenSchedulesAsync(default);
        var (often, noon) = await BothAsync(service);
        Assert.Equal(LeapDay, often.Next);
        Assert.Equal(LeapDay.AddHours(13), noon.Next);

        Assert.True(await service.PauseAsync(often.Schedule, default));
        Assert.False(await service.PauseAsync(often.Schedule, default));

        (often, noon) = await BothAsync(service);
        Assert.True(often.Stored.IsPaused);
        Assert.Null(often.Next);
        Assert.NotNull(noon.Next);

        Assert.True(await service.ResumeAsync(often.Schedule, default));
        Assert.Equal(LeapDay, (await service.FindAsync(often.Schedule.Id, default))!.Next);
        Assert.Null(await service.FindAsync("scheduling.leap-day:none", default));
    }

    [Fact]
    public async Task An_operator_fires_a_schedule_at_any_time()
    {
        var time = TimeFrom(LeapDay.AddDays(-100));
        await using var host = Hosts.OnDisk(temporary, time);
        var service = await host.OpenSchedulesAsync(default);
        var (often, _) = await BothAsync(service);

        var run = await service.FireAsync(often.Schedule, default);

        var runs = await host.OpenAsync(default);
        Assert.Equal(RunStatus.Pending, (await runs.Store.FindAsync(run!, default))!.Status);
        Assert.Equal(RunStatus.Completed, (await runs.ResumeAsync(run!, default)).Status);
        Assert.Null((await service.FindAsync(often.Schedule.Id, default))!.Stored.Last);
    }

    [Fact]
    public async Task A_workflow_that_is_not_active_starts_no_runs()
    {
        await using var host = Hosts.OnDisk(temporary, TimeFrom(LeapDay.AddDays(-2)));
        var service = await host.OpenSchedulesAsync(default);
        var workflow = host.Catalog.Find("scheduling.leap-day")!;
        var (often, _) = await BothAsync(service);

        Assert.True(await service.SetActiveAsync(workflow, active: false, default));

        var refused = await Assert.ThrowsAsync<WorkflowInactiveException>(() => host.RunAsync<LeapDayWorkflow, DateTimeOffset, string>([LeapDay]));
        Assert.Equal("Workflow \"scheduling.leap-day\" is not active, so no runs of it are started. Activate it first: workflows activate scheduling.leap-day.", refused.Message);
        await Assert.ThrowsAsync<WorkflowInactiveException>(() => host.StartRunAsync<LeapDayWorkflow, DateTimeOffset, string>([LeapDay]));
        await Assert.ThrowsAsync<WorkflowInactiveException>(() => service.FireAsync(often.Schedule, default).AsTask());
        Assert.Equal([0L], temporary.Column<long>("SELECT count(*) FROM runs"));
        Assert.Null((await service.FindAsync(often.Schedule.Id, default))!.Next);

        Assert.True(await service.SetActiveAsync(workflow, active: true, default));
        Assert.Equal(RunStatus.Completed, (await host.RunAsync<LeapDayWorkflow, DateTimeOffset, string>([LeapDay])).Status);
    }

    [Fact]
    public async Task A_workflow_that_is_not_active_starts_no_runs_that_are_not_kept_either()
    {
        await using var host = Hosts.OnDisk(temporary, TimeFrom(LeapDay));
        await (await host.OpenSchedulesAsync(default)).SetActiveAsync(host.Catalog.Find("persist.none")!, active: false, default);

        await Assert.ThrowsAsync<WorkflowInactiveException>(() => host.RunAsync<KeepingNothing, int, int>([1]));
        await Assert.ThrowsAsync<WorkflowInactiveException>(() => host.StartRunAsync<KeepingNothing, int, int>([1]));
    }

    [Fact]
    public async Task A_workflow_that_is_not_active_repeats_no_runs()
    {
        await using var host = Hosts.OnDisk(temporary, TimeFrom(LeapDay));
        var run = await host.RunAsync<LeapDayWorkflow, DateTimeOffset, string>([LeapDay]);
        await (await host.OpenSchedulesAsync(default)).SetActiveAsync(host.Catalog.Find("scheduling.leap-day")!, active: false, default);

        await Assert.ThrowsAsync<WorkflowInactiveException>(() => host.RerunAsync(run.RunId, new RerunOptions()));
    }

    [Fact]
    public async Task What_another_process_deactivates_is_refused_a_second_later()
    {
        var time = TimeFrom(LeapDay);
        await using var host = Hosts.OnDisk(temporary, time);
        await host.RunAsync<LeapDayWorkflow, DateTimeOffset, string>([LeapDay]);
        await using (var other = Hosts.OnDisk(temporary, time))
        {
            await (await other.OpenSchedulesAsync(default)).SetActiveAsync(host.Catalog.Find("scheduling.leap-day")!, active: false, default);
        }

        time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<WorkflowInactiveException>(() => host.RunAsync<LeapDayWorkflow, DateTimeOffset, string>([LeapDay]));
    }

    private static ManualTime TimeFrom(DateTimeOffset start)
    {
        var time = new ManualTime { SkipsWaits = true };
        time.Advance(start - time.GetUtcNow());
        return time;
    }

    private static async Task RegisterAsync(WorkflowHost host) =>
        await (await host.OpenAsync(default)).Store.Schedules.AddAsync([.. host.Schedules.Value.All.Select(schedule => new NewSchedule(schedule.Id, schedule.Workflow.Id))], default);

    private static async Task<(ScheduleState Often, ScheduleState Noon)> BothAsync(ScheduleService service)
    {
        var all = (await service.ListAsync(default)).Where(each => each.Schedule.Workflow.Id == "scheduling.leap-day").ToArray();
        return (all.Single(each => each.Schedule.Expression == "*/5 * 29 2 *"), all.Single(each => each.Schedule.Expression == "0 12 29 2 *"));
    }

    private static Task EndedAsync(WorkflowHost host, int runs, string workflow = "scheduling.leap-day")
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = 0;
        host.Events.Subscribe(happened =>
        {
            if (happened.Kind is RunEventKind.RunCompleted or RunEventKind.RunFailed && happened.WorkflowId == workflow && Interlocked.Increment(ref ended) == runs)
            {
                done.SetResult();
            }
        });
        return done.Task;
    }
}
