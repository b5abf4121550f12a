using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Codemation.Runtime.Scheduling;

/// <summary>The Quartz scheduler of a process, in memory: one long firing of the pump, and a sweep each second.</summary>
internal sealed class DispatchScheduler(StandaloneSchedulerFactory factory, IScheduler scheduler) : IAsyncDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    public static async Task<DispatchScheduler> StartAsync(
        RunDispatcher dispatcher, RunPump pump, WakeTimer timers, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var factory = QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.ConfigureScheduler(static options => options.InstanceName = "Codemation");
            quartz.UseDefaultThreadPool(4);
            quartz.UseInMemoryStore();
            quartz.UseTimeProvider(time);
            quartz.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new ForwardedLogs(loggers)));
            quartz.Services.AddSingleton(pump);
            quartz.Services.AddSingleton(dispatcher);
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
            await scheduler.Start(cancellationToken);
            await timers.StartAsync(scheduler, cancellationToken);
            return new DispatchScheduler(factory, scheduler);
        }
        catch
        {
            await factory.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for the firings under way, then frees the scheduler. The pump must have been completed.</summary>
    public async ValueTask DisposeAsync()
    {
        await scheduler.Shutdown(true);
        await factory.DisposeAsync();
    }
}
