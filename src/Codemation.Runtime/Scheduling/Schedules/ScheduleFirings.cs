using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>
/// Fires what is due of a schedule by the store's clock. Who calls this, when and how often doesn't matter: an instant gets one run at most
/// because the store refuses a second one, and gets it in the end because it stays due until it is noted as done with.
/// </summary>
internal sealed class ScheduleFirings(IScheduleStore store, SubmitFiring submit, MissedFirings missed, TimeProvider time, ILogger logger)
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

            await store.AdvanceAsync(schedule.Id, await FireOneAsync(schedule, due, now, cancellationToken), cancellationToken);
        }
    }

    private async ValueTask<ScheduleFiring> FireOneAsync(Schedule schedule, DateTimeOffset instant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Batch items;
        try
        {
            items = schedule.ItemsOf(schedule.Tick(instant, now));
        }
        catch (Exception error)
        {
            logger.CodeFailed(schedule.Id, schedule.Expression, schedule.Workflow.Id, schedule.Location, instant, error);
            return new ScheduleFiring(instant, now, RunId: null, $"{error.GetType().FullName}: {error.Message}");
        }

        try
        {
            var run = items.Count == 0 ? null : await submit(schedule.Workflow, items, new RunFiring(schedule.Id, instant), cancellationToken);
            return new ScheduleFiring(instant, now, run);
        }
        catch (Exception error) when (error is InputException or PlanMismatchException)
        {
            logger.RunRefused(schedule.Id, schedule.Workflow.Id, schedule.Location, instant, error);
            return new ScheduleFiring(instant, now, RunId: null, error.Message);
        }
    }
}
