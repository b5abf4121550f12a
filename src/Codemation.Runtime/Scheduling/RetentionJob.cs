using Codemation.Runtime.Lifetimes;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Codemation.Runtime.Scheduling;

/// <summary>Sweeps now and then what is older than it is kept for. Where processes share a database, one of them does.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(RetentionSweep sweep, ILoggerFactory loggers) : IJob
{
    public static readonly JobKey Key = new("retention");

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    // A process that just started has other things to do.
    private static readonly TimeSpan AtFirst = TimeSpan.FromMinutes(1);

    /// <summary>Has it done from now on, unless another process that shares the scheduler has seen to that.</summary>
    public static async Task ScheduleAsync(IScheduler scheduler, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await scheduler.GetJobDetail(Key, cancellationToken) is null)
        {
            var job = JobBuilder.Create<RetentionJob>().WithIdentity(Key).Build();
            var trigger = TriggerBuilder.Create(time).WithIdentity(Key.Name).StartAt(time.GetUtcNow() + AtFirst).WithSimpleSchedule(Interval).Build();
            await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
        }
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await sweep.SweepAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The process stops; another one goes on, or this one when it is next started.
        }
        catch (StoreUnavailableException error)
        {
            loggers.CreateLogger("Codemation.Retention").SweepFailed(error);
        }
    }
}
