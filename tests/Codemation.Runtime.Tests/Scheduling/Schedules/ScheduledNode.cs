using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>What one of several machines does about a schedule; its runs go into a store that all share.</summary>
internal sealed class ScheduledNode(string name, IRunStore runs, IScheduleStore schedules, TimeProvider clock, CapturedLogs logs, MissedFirings missed = default)
{
    private readonly List<DateTimeOffset> fired = [];
    private int submitted;

    public ScheduleFirings Firings => field ??= new ScheduleFirings(
        schedules, SubmitAsync, static () => throw new NotSupportedException("Its workflows keep their runs."), missed, clock, logs);

    /// <summary>The instants that this machine created runs for, in order.</summary>
    public IReadOnlyList<DateTimeOffset> Fired => fired;

    private async ValueTask<string?> SubmitAsync(WorkflowEntry workflow, Batch input, RunFiring firing, CancellationToken cancellationToken)
    {
        var run = Stored.Run(1, owner: null, workflow.Id) with { Id = $"{name}-{++submitted:D6}", Firing = firing };
        if (!(await runs.CreateAsync(run, cancellationToken)).IsCreated)
        {
            return null;
        }

        fired.Add(firing.ScheduledAt);
        return run.Id;
    }
}
