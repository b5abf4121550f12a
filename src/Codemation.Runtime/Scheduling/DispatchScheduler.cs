using Codemation.Runtime.Lifetimes;
using Codemation.Runtime.Scheduling.Schedules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Codemation.Runtime.Scheduling;

/// <summary>The Quartz scheduler of a process, in memory: one long firing of the pump, a sweep each second, and the schedules of workflows.</summary>
internal sealed class DispatchScheduler(StandaloneSchedulerFactory factory, IScheduler scheduler, TimeProvider time) : IAsyncDisposable
{
    // The pump takes one for good.
    private const int Threads = 8;

    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    public static async Task<DispatchScheduler> StartAsync(
        RunDispatcher dispatcher,
        RunPump pump,
        WakeTimer timers,
        RetentionSweep? retention,
        TimeProvider time,
        ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        var factory = QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.ConfigureScheduler(static options => options.InstanceName = "Codemation");
            quartz.UseDefaultThreadPool(Threads);
            quartz.UseInMemoryStore();
            quartz.UseTimeProvider(time);
            quartz.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new ForwardedLogs(loggers)));
            quartz.Services.AddSingleton(pump);
            quartz.Services.AddSingleton(dispatcher);
            if (retention is not null)
            {
                quartz.Services.AddSingleton(retention);
            }
        }).Build();
        try
        {
            var scheduler = await factory.GetScheduler(cancellationToken);
            var pumping = JobBuilder.Create<PumpJob>().WithIdentity(PumpJob.Key).StoreDurably().Build();
            var sweeping = JobBuilder.Create<SweepJob>().WithIdentity(SweepJob.Key).Build();
            var waking = JobBuilder.Create<WakeJob>().WithIdentity(WakeJob.Key).StoreDurably().Build();
            var now = TriggerBuilder.Create(time).WithIdentity("pump").StartNow().Build();
            var eachSecond = TriggerBuilder.Create(time).WithIdentity("sweep").StartNow().WithSimpleSchedule(SweepInterval).Build();
            await scheduler.ScheduleJob(pumping, now, cancellationToken: cancellationToken);
            await scheduler.ScheduleJob(sweeping, eachSecond, cancellationToken: cancellationToken);
            await scheduler.AddJob(waking, AddJobOptions.Replacing, cancellationToken);
            if (retention is not null)
            {
                await RetentionJob.ScheduleAsync(scheduler, time, cancellationToken);
            }

            await scheduler.Start(cancellationToken);
            await timers.StartAsync(scheduler, cancellationToken);
            return new DispatchScheduler(factory, scheduler, time);
        }
        catch
        {
            await factory.DisposeAsync();
            throw;
        }
    }

    /// <summary>Fires schedules from now on.</summary>
    public async Task FireSchedulesAsync(ScheduleSweep sweep, CancellationToken cancellationToken)
    {
        scheduler.Context[ScheduleSweep.ContextKey] = sweep;
        await scheduler.AddJob(JobBuilder.Create<FireScheduleJob>().WithIdentity(FireScheduleJob.Key).StoreDurably().Build(), cancellationToken: cancellationToken);
        var sweeping = JobBuilder.Create<ScheduleSweepJob>().WithIdentity(ScheduleSweepJob.Key).Build();
        var eachSecond = TriggerBuilder.Create(time).WithIdentity("schedule-sweep").StartNow().WithSimpleSchedule(SweepInterval).Build();
        await scheduler.ScheduleJob(sweeping, eachSecond, cancellationToken: cancellationToken);
    }

    /// <summary>Waits for the firings under way, then frees the scheduler. The pump must have been completed.</summary>
    public async ValueTask DisposeAsync()
    {
        await scheduler.Shutdown(true);
        await factory.DisposeAsync();
    }
}
