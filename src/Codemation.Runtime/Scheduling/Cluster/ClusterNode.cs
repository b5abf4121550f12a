using Codemation.Runtime.Lifetimes;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Codemation.Runtime.Scheduling.Cluster;

/// <summary>
/// This process as one of those that execute the runs of a database. Quartz, clustered over that database, knows which of them live, and has
/// one at a time take the runs of those that don't. All else is done by each process for itself: the store is the queue.
/// </summary>
internal sealed class ClusterNode : IAsyncDisposable
{
    private const string Scheduler = "Codemation";

    // What is old may take long to remove, and nobody waits for it.
    private const int Threads = 2;

    // Quartz leaves its row behind, and the others would wait for this node until it counts as gone.
    private const string Leave = "DELETE FROM qrtz_scheduler_state WHERE sched_name = $1 AND instance_name = $2";

    private readonly PostgresDatabase database;
    private readonly StandaloneSchedulerFactory factory;
    private readonly IScheduler scheduler;
    private readonly ILogger logger;

    private ClusterNode(PostgresDatabase database, StandaloneSchedulerFactory factory, IScheduler scheduler, ILogger logger)
    {
        this.database = database;
        this.factory = factory;
        this.scheduler = scheduler;
        this.logger = logger;
    }

    /// <summary>Joins. From here on the process may own runs.</summary>
    /// <param name="database">What is shared.</param>
    /// <param name="store">Its runs.</param>
    /// <param name="retention">What one of them does now and then.</param>
    /// <param name="owner">What the process is called as the owner of runs: never the same again.</param>
    /// <param name="options">How its death is noticed; the same for all.</param>
    /// <param name="time">This machine's clock.</param>
    /// <param name="loggers">Where to log.</param>
    /// <param name="cancellationToken">Gives up joining.</param>
    /// <exception cref="StoreUnavailableException">The database can't be used.</exception>
    public static async Task<ClusterNode> JoinAsync(
        PostgresDatabase database,
        IRunStore store,
        RetentionSweep retention,
        string owner,
        ClusterOptions options,
        TimeProvider time,
        ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        var log = loggers.CreateLogger("Codemation.Scheduling");
        var clock = new DatabaseClock(database, time, log);
        await clock.AdjustAsync(cancellationToken);
        var building = QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.ConfigureScheduler(named => (named.InstanceName, named.InstanceId, named.IdleWaitTime) = (Scheduler, owner, options.RecoveryInterval));
            quartz.UseDefaultThreadPool(Threads);
            quartz.UseTimeProvider(clock);
            quartz.UsePersistentStore(jobs =>
            {
                jobs.UsePostgres(NpgsqlFactory.Instance, database.ConnectionString);
                jobs.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (options.CheckIn, options.Threshold));
                jobs.ProvisionSchema();
            });
            quartz.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new ForwardedLogs(loggers)));
            quartz.Services.AddSingleton(store);
            quartz.Services.AddSingleton(retention);
            quartz.Services.AddSingleton(clock);
            quartz.Services.AddSingleton(log);
        }).Build();
        try
        {
            // Quartz makes its tables unprotected: one process after the other.
            var joined = await database.TakeTurnAsync(
                async () =>
                {
                    var starting = await building.GetScheduler(cancellationToken);
                    await starting.Start(cancellationToken);
                    await ScheduleRecoveryAsync(starting, options.RecoveryInterval, clock, cancellationToken);
                    await RetentionJob.ScheduleAsync(starting, clock, cancellationToken);
                    return starting;
                },
                cancellationToken);
            return new ClusterNode(database, building, joined, log);
        }
        catch
        {
            await building.DisposeAsync();
            throw;
        }
    }

    /// <summary>Leaves. The process must not own runs any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await scheduler.Shutdown(true);
        try
        {
            await database.Transactions.RunAsync(
                transaction =>
                {
                    var last = transaction.Batch();
                    last.Add(Leave).Bind(Scheduler).Bind(scheduler.SchedulerInstanceId);
                    return Task.FromResult((true, (NpgsqlBatch?)last));
                },
                CancellationToken.None);
        }
        catch (StoreUnavailableException error)
        {
            logger.NotLeft(error);
        }

        await factory.DisposeAsync();
    }

    private static async Task ScheduleRecoveryAsync(IScheduler scheduler, TimeSpan interval, TimeProvider clock, CancellationToken cancellationToken)
    {
        var trigger = TriggerBuilder.Create(clock).WithIdentity(RecoveryJob.Key.Name).ForJob(RecoveryJob.Key).StartNow().WithSimpleSchedule(interval).Build();
        if (await scheduler.GetTrigger(trigger.Key, cancellationToken) is not { } known)
        {
            await scheduler.ScheduleJob(JobBuilder.Create<RecoveryJob>().WithIdentity(RecoveryJob.Key).Build(), trigger, cancellationToken: cancellationToken);
        }
        else if (known is not ISimpleTrigger simple || simple.RepeatInterval != interval)
        {
            await scheduler.RescheduleJob(trigger.Key, trigger, cancellationToken);
        }
    }
}
