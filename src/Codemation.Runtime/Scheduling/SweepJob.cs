using Quartz;

namespace Codemation.Runtime.Scheduling;

/// <summary>Finds each second what nobody told of, and starts the pump again should it have broken off.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(RunDispatcher dispatcher, RunPump pump) : IJob
{
    public static readonly JobKey Key = new("sweep");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await dispatcher.SweepAsync(cancellationToken);
        if (!pump.IsRunning && !pump.IsComplete)
        {
            await context.Scheduler.TriggerJob(PumpJob.Key, cancellationToken: cancellationToken);
        }
    }
}
