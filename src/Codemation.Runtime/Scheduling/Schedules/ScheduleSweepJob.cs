using Quartz;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>Looks after schedules each second.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduleSweepJob : IJob
{
    public static readonly JobKey Key = new("schedules");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await ScheduleSweep.Of(context).RunAsync(context.Scheduler, cancellationToken);
}
