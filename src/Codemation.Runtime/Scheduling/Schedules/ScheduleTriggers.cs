using System.Collections.Concurrent;
using Quartz;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>
/// The Quartz triggers of schedules: each fires once, at the schedule's next instant, and is then put again. Quartz's own cron triggers are not
/// used because they fire at one instant over and over in time zones whose wall times .NET is wrong about, Dublin's among them.
/// </summary>
internal sealed class ScheduleTriggers(TimeProvider time)
{
    private const string Group = "schedules";

    // Another process may have fired it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> put = new(StringComparer.Ordinal);

    /// <summary>Has Quartz fire these schedules and no others.</summary>
    public async ValueTask KeepAsync(IScheduler scheduler, IReadOnlyCollection<Schedule> wanted, CancellationToken cancellationToken)
    {
        foreach (var id in put.Keys.Except(wanted.Select(static schedule => schedule.Id)))
        {
            await scheduler.UnscheduleJob(KeyOf(id), cancellationToken);
            put.TryRemove(id, out _);
        }

        var now = time.GetUtcNow();
        foreach (var schedule in wanted)
        {
            if (!put.TryGetValue(schedule.Id, out var next) || next < now - Grace)
            {
                await PutAsync(scheduler, schedule, now, cancellationToken);
            }
        }
    }

    /// <summary>Has Quartz fire a schedule at its first instant after another. A trigger that is there already stays.</summary>
    public async ValueTask PutAsync(IScheduler scheduler, Schedule schedule, DateTimeOffset after, CancellationToken cancellationToken)
    {
        if (schedule.Timetable.After(after) is not { } next)
        {
            return;
        }

        var trigger = TriggerBuilder.Create(time).ForJob(FireScheduleJob.Key).WithIdentity(KeyOf(schedule.Id)).StartAt(next).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, cancellationToken);
        put[schedule.Id] = next;
    }

    private static TriggerKey KeyOf(string id) => new(id, Group);
}
