using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Faults;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>
/// Fires what is due of a schedule by the store's clock. Who calls this, when and how often doesn't matter: an instant gets one run at most
/// because the store refuses a second one, and gets it in the end because it stays due until it is noted as done with.
/// </summary>
internal sealed class ScheduleFirings(
    IScheduleStore store, SubmitFiring submit, Func<UnkeptRuns> unkept, MissedFirings missed, TimeProvider time, ILogger logger)
{
    /// <summary>How long an instant is waited for when a clock that is ahead asks too early.</summary>
    private static readonly TimeSpan Patience = 2 * ScheduleClock.Tolerance;

    /// <summary>Fires what is due of a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="instant">The instant that has come, as far as the caller knows.</param>
    /// <param name="cancellationToken">Leaves the rest for later.</param>
    public async ValueTask FireAsync(Schedule schedule, DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var (stored, now) = await store.FindAsync(schedule.Id, cancellationToken);
        if (stored is { MayFire: true } && stored.DoneUntil < instant && now < instant && instant - now <= Patience)
        {
            await Task.Delay(instant - now, time, cancellationToken);
            (stored, now) = await store.FindAsync(schedule.Id, cancellationToken);
        }

        if (stored is not { MayFire: true })
        {
            return;
        }

        foreach (var due in schedule.Timetable.Due(stored.DoneUntil, now, missed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (now - due > Timetable.InTime)
            {
                logger.Late(schedule.Id, schedule.Workflow.Id, due, now - due);
            }

            await FireOneAsync(schedule, due, now, cancellationToken);
        }
    }

    private async ValueTask FireOneAsync(Schedule schedule, DateTimeOffset instant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var firing = new ScheduleFiring(instant, now, RunId: null);
        Batch? items = null;
        try
        {
            items = schedule.ItemsOf(schedule.Tick(instant, now));
        }
        catch (Exception error)
        {
            logger.CodeFailed(schedule.Id, schedule.Expression, schedule.Workflow.Id, schedule.Location, instant, error);
            firing = firing with { Error = $"{error.GetType().FullName}: {error.Message}" };
        }

        Fault.Hit(FaultPoint.ScheduleFiring);
        if (items is { Count: > 0 } && schedule.Workflow.Settings.Persist == Persist.None)
        {
            await StartUnkeptAsync(schedule, items, firing, cancellationToken);
            return;
        }

        if (items is { Count: > 0 })
        {
            firing = await SubmitAsync(schedule, items, firing, cancellationToken);
        }

        Fault.Hit(FaultPoint.ScheduleFired);
        await store.AdvanceAsync(schedule.Id, firing, cancellationToken);
        Fault.Hit(FaultPoint.ScheduleNoted);
    }

    private async ValueTask<ScheduleFiring> SubmitAsync(Schedule schedule, Batch items, ScheduleFiring firing, CancellationToken cancellationToken)
    {
        try
        {
            var run = await submit(schedule.Workflow, items, new RunFiring(schedule.Id, firing.ScheduledAt), cancellationToken);
            return firing with { RunId = run };
        }
        catch (Exception error) when (error is InputException or PlanMismatchException)
        {
            logger.RunRefused(schedule.Id, schedule.Workflow.Id, schedule.Location, firing.ScheduledAt, error);
            return firing with { Error = error.Message };
        }
    }

    // The run is nowhere but here, so it has no row by which others could see that the instant was fired. That the instant was noted as done
    // with is what decides who starts one, and comes first: a crash in between loses the run, as any crash does that comes later.
    private async ValueTask StartUnkeptAsync(Schedule schedule, Batch items, ScheduleFiring firing, CancellationToken cancellationToken)
    {
        var runs = unkept();
        var runId = runs.NewRunId();
        if (await store.AdvanceAsync(schedule.Id, firing with { RunId = runId }, cancellationToken))
        {
            Fault.Hit(FaultPoint.ScheduleNoted);
            _ = RunAsync(runs, schedule, items, firing.ScheduledAt, runId);
        }
    }

    // Nobody waits for it, and nothing will be there to be looked at.
    private async Task RunAsync(UnkeptRuns runs, Schedule schedule, Batch items, DateTimeOffset instant, string runId)
    {
        try
        {
            var (_, outcome) = await runs.SubmitAsync(schedule.Workflow, items, RunOptions.Default, CancellationToken.None, runId);
            if (await outcome is { Status: RunStatus.Failed, Error: var failure })
            {
                logger.UnkeptRunFailed(runId, schedule.Id, schedule.Workflow.Id, instant, new WorkflowRunException(runId, failure));
            }
        }
        catch (Exception error) when (error is InputException or PlanMismatchException)
        {
            logger.RunRefused(schedule.Id, schedule.Workflow.Id, schedule.Location, instant, error);
        }
        catch (Exception error)
        {
            logger.UnkeptRunBrokeOff(runId, schedule.Id, schedule.Workflow.Id, instant, error);
        }
    }
}
