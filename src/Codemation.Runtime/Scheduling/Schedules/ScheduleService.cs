using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>What operators see of schedules and do with them, in any process of the application.</summary>
internal sealed class ScheduleService(
    ScheduleCatalog catalog, IScheduleStore store, Func<WorkflowActivation> activation, Func<WorkflowEntry, Batch, CancellationToken, ValueTask<string>> submit)
{
    /// <summary>All schedules of this application, by workflow.</summary>
    public async ValueTask<IReadOnlyList<ScheduleState>> ListAsync(CancellationToken cancellationToken)
    {
        var book = await store.ReadAsync(cancellationToken);
        return [.. catalog.All.Select(schedule => StateOf(schedule, book.Schedules.GetValueOrDefault(schedule.Id) ?? Unknown(schedule, book)))];

        // It begins when a process that fires schedules is started.
        static StoredSchedule Unknown(Schedule schedule, ScheduleBook book) => new()
        {
            Id = schedule.Id,
            WorkflowId = schedule.Workflow.Id,
            IsActive = !book.Inactive.Contains(schedule.Workflow.Id),
            DoneUntil = book.Now,
        };

        ScheduleState StateOf(Schedule schedule, StoredSchedule stored) =>
            new(schedule, stored, stored.MayFire ? schedule.Timetable.After(stored.DoneUntil > book.Now ? stored.DoneUntil : book.Now) : null);
    }

    /// <summary>A schedule's state; null when there is no such schedule.</summary>
    public async ValueTask<ScheduleState?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(state => state.Schedule.Id == id);

    /// <summary>Has a schedule fire no more.</summary>
    /// <returns>Whether it was not paused.</returns>
    public async ValueTask<bool> PauseAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        await store.AddAsync([new NewSchedule(schedule.Id, schedule.Workflow.Id)], cancellationToken);
        return await store.SetPausedAsync(schedule.Id, paused: true, cancellationToken);
    }

    /// <summary>Has a paused schedule go on with its next instant.</summary>
    /// <returns>Whether it was paused.</returns>
    public ValueTask<bool> ResumeAsync(Schedule schedule, CancellationToken cancellationToken) =>
        store.SetPausedAsync(schedule.Id, paused: false, cancellationToken);

    /// <summary>Fires a schedule now, besides its own instants and also while it is paused.</summary>
    /// <returns>The run; null when the schedule's code made no items.</returns>
    /// <exception cref="WorkflowInactiveException">The workflow is not active.</exception>
    /// <exception cref="ScheduleFailedException">The schedule's code failed.</exception>
    public async ValueTask<string?> FireAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        await activation().EnsureActiveAsync(schedule.Workflow.Id, cancellationToken);
        var now = (await store.FindAsync(schedule.Id, cancellationToken)).Now;
        var items = ItemsOf(schedule, now);
        return items.Count == 0 ? null : await submit(schedule.Workflow, items, cancellationToken);
    }

    /// <summary>Says whether runs of a workflow may be started, by schedules or by anybody. Runs that were started go on.</summary>
    /// <returns>Whether this changed anything.</returns>
    public async ValueTask<bool> SetActiveAsync(WorkflowEntry workflow, bool active, CancellationToken cancellationToken)
    {
        var changed = await store.SetActiveAsync(workflow.Id, active, cancellationToken);
        activation().Set((await store.ReadAsync(cancellationToken)).Inactive);
        return changed;
    }

    private static Batch ItemsOf(Schedule schedule, DateTimeOffset now)
    {
        try
        {
            return schedule.ItemsOf(schedule.Tick(now, now));
        }
        catch (Exception error)
        {
            throw new ScheduleFailedException(schedule, error);
        }
    }
}
