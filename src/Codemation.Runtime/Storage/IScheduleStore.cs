namespace Codemation.Runtime.Storage;

/// <summary>
/// Where it is kept which workflows are active, and how far each schedule has come. The store's own clock decides what is due: the clocks of
/// those who ask may differ. May be used by several processes at once.
/// </summary>
internal interface IScheduleStore : IAsyncDisposable
{
    /// <summary>All that is kept, and the store's time.</summary>
    ValueTask<ScheduleBook> ReadAsync(CancellationToken cancellationToken);

    /// <summary>One schedule, and the store's time. The schedule is null when it is not known.</summary>
    ValueTask<(StoredSchedule? Schedule, DateTimeOffset Now)> FindAsync(string scheduleId, CancellationToken cancellationToken);

    /// <summary>Makes schedules known, which begin now by the store's clock. Those that are known stay as they are.</summary>
    ValueTask AddAsync(IReadOnlyCollection<NewSchedule> schedules, CancellationToken cancellationToken);

    /// <summary>Notes that all instants of a schedule up to one are done with.</summary>
    /// <returns>False when that was noted already, or the schedule is not known; nothing was changed.</returns>
    ValueTask<bool> AdvanceAsync(string scheduleId, ScheduleFiring firing, CancellationToken cancellationToken);

    /// <summary>Stops a schedule, or lets it go on: then with the instants after the store's time, those before being done with.</summary>
    /// <returns>Whether this changed anything.</returns>
    ValueTask<bool> SetPausedAsync(string scheduleId, bool paused, CancellationToken cancellationToken);

    /// <summary>Says whether a workflow is active. When it becomes so, its schedules go on as after a pause.</summary>
    /// <returns>Whether this changed anything.</returns>
    ValueTask<bool> SetActiveAsync(string workflowId, bool active, CancellationToken cancellationToken);
}
