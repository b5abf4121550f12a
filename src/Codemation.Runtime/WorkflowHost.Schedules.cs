using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Scheduling;
using Codemation.Runtime.Scheduling.Schedules;

namespace Codemation;

/// <content>Schedules of workflows.</content>
public sealed partial class WorkflowHost
{
    private readonly TimeProvider time;

    /// <summary>The schedules of the host's workflows; one that can't be kept shows when this is first asked for.</summary>
    internal Lazy<ScheduleCatalog> Schedules { get; }

    /// <summary>The runs of which nothing is kept.</summary>
    internal UnkeptRuns Unkept => unkept.Value;

    internal bool IsFiringSchedules { get; private set; }

    /// <summary>What operators do with schedules; also while another process executes the runs.</summary>
    internal async ValueTask<ScheduleService> OpenSchedulesAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            var store = await stores.OpenSchedulesAsync(cancellationToken);
            var beforeOpening = new WorkflowActivation(store, time);
            return new ScheduleService(Schedules.Value, store, () => running?.Activation ?? beforeOpening, SubmitAsync);
        }
        finally
        {
            opening.Release();
        }
    }

    // Whoever gets to it first executes the run.
    private async ValueTask<string> SubmitAsync(WorkflowEntry entry, Batch input, CancellationToken cancellationToken)
        => (await StartRunAsync(entry, input, RunOptions.Default, cancellationToken)).RunId;

    private async Task FireSchedulesAsync(RunDispatcher started, CancellationToken cancellationToken)
    {
        var runs = await OpenAsync(cancellationToken);
        await opening.WaitAsync(cancellationToken);
        try
        {
            if (!IsFiringSchedules && Schedules.Value.All.Count > 0)
            {
                await started.FireSchedulesAsync(keepSchedules(runs, started), cancellationToken);
                IsFiringSchedules = true;
            }
        }
        finally
        {
            opening.Release();
        }
    }
}
