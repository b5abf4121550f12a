using Quartz;

namespace Codemation.Runtime.Scheduling;

/// <summary>Fires when the next suspended run is due.</summary>
[DisallowConcurrentExecution]
internal sealed class WakeJob(RunDispatcher dispatcher) : IJob
{
    public static readonly JobKey Key = new("wake");

    public static readonly TriggerKey Trigger = new("wake");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        => await dispatcher.WakeDueAsync(cancellationToken);
}
