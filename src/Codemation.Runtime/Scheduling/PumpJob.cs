using Quartz;

namespace Codemation.Runtime.Scheduling;

/// <summary>Fires once and lasts as long as the host does.</summary>
[DisallowConcurrentExecution]
internal sealed class PumpJob(RunPump pump) : IJob
{
    public static readonly JobKey Key = new("pump");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await pump.RunAsync();
}
