using Quartz;

namespace Codemation.Runtime.Scheduling;

/// <summary>Finds each second what the pump was not told of, and starts the pump again should it have broken off.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(RunPump pump, RunSlots slots) : IJob
{
    public static readonly JobKey Key = new("sweep");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        slots.Look();
        pump.Wake();
        if (!pump.IsRunning)
        {
            await context.Scheduler.TriggerJob(PumpJob.Key, cancellationToken: cancellationToken);
        }
    }
}
