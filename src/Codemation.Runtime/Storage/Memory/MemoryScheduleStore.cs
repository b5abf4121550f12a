namespace Codemation.Runtime.Storage.Memory;

/// <summary>Keeps schedules in this process.</summary>
internal sealed class MemoryScheduleStore(TimeProvider clock) : IScheduleStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, StoredSchedule> schedules = new(StringComparer.Ordinal);
    private readonly HashSet<string> inactive = new(StringComparer.Ordinal);

    public ValueTask<ScheduleBook> ReadAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(new ScheduleBook(clock.GetUtcNow(), [.. inactive], new Dictionary<string, StoredSchedule>(schedules, StringComparer.Ordinal)));
        }
    }

    public ValueTask<(StoredSchedule? Schedule, DateTimeOffset Now)> FindAsync(string scheduleId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new((schedules.GetValueOrDefault(scheduleId), clock.GetUtcNow()));
        }
    }

    public ValueTask AddAsync(IReadOnlyCollection<NewSchedule> schedules, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var (id, workflowId) in schedules)
            {
                this.schedules.TryAdd(id, new StoredSchedule
                {
                    Id = id,
                    WorkflowId = workflowId,
                    DoneUntil = clock.GetUtcNow(),
                    IsActive = !inactive.Contains(workflowId),
                });
            }
        }

        return default;
    }

    public ValueTask<bool> AdvanceAsync(string scheduleId, ScheduleFiring firing, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!schedules.TryGetValue(scheduleId, out var schedule) || schedule.DoneUntil >= firing.ScheduledAt)
            {
                return new(false);
            }

            schedules[scheduleId] = schedule with { DoneUntil = firing.ScheduledAt, Last = firing };
            return new(true);
        }
    }

    public ValueTask<bool> SetPausedAsync(string scheduleId, bool paused, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!schedules.TryGetValue(scheduleId, out var schedule) || schedule.IsPaused == paused)
            {
                return new(false);
            }

            schedules[scheduleId] = GoOn(schedule) with { IsPaused = paused };
            return new(true);
        }
    }

    public ValueTask<bool> SetActiveAsync(string workflowId, bool active, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (active ? !inactive.Remove(workflowId) : !inactive.Add(workflowId))
            {
                return new(false);
            }

            foreach (var schedule in schedules.Values.Where(schedule => schedule.WorkflowId == workflowId).ToArray())
            {
                schedules[schedule.Id] = GoOn(schedule) with { IsActive = active };
            }

            return new(true);
        }
    }

    public ValueTask DisposeAsync() => default;

    private StoredSchedule GoOn(StoredSchedule schedule) => clock.GetUtcNow() is var now && now > schedule.DoneUntil ? schedule with { DoneUntil = now } : schedule;
}
