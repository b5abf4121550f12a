using Codemation.Runtime.Storage;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Codemation.Runtime.Scheduling.Cluster;

/// <summary>Takes the runs of processes that are gone, again and again, in one of those that live.</summary>
[DisallowConcurrentExecution]
internal sealed class RecoveryJob(IRunStore store, DatabaseClock clock, ILogger logger) : IJob
{
    public static readonly JobKey Key = new("recovery");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await clock.AdjustAsync(cancellationToken);
            var recovered = await store.RecoverAsync(async () => await LivingAsync(context.Scheduler, cancellationToken), cancellationToken);
            if (recovered > 0)
            {
                logger.TookOver(recovered);
            }
        }
        catch (StoreUnavailableException error)
        {
            // A database that is away now is asked again soon, by whoever reaches it.
            logger.RecoveryFailed(error);
        }
    }

    private static async Task<IReadOnlyCollection<string>> LivingAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        // Who sweeps lives, even if it could not say so while the database was away.
        var living = new HashSet<string>(StringComparer.Ordinal) { scheduler.SchedulerInstanceId };
        foreach (var node in await scheduler.QueryClusterNodes(cancellationToken))
        {
            if (node.State != ClusterNodeState.Failed)
            {
                living.Add(node.InstanceId);
            }
        }

        return living;
    }
}
