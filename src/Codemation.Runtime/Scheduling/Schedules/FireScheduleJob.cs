using Quartz;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>A schedule's instant has come by this machine's clock.</summary>
internal sealed class FireScheduleJob : IJob
{
    public static readonly JobKey Key = new("schedule");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await ScheduleSweep.Of(context).FireAsync(
            context.Scheduler, context.Trigger.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
}
