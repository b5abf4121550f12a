using Codemation.Runtime.Catalog;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>
/// Keeps Quartz's triggers as the store says, which other processes change too, and fires what Quartz did not: because this machine's clock is
/// off, or the store was away when the instant came.
/// </summary>
internal sealed class ScheduleSweep(
    ScheduleCatalog catalog, IScheduleStore store, WorkflowActivation activation, ScheduleFirings firings, TimeProvider time, ILogger logger)
{
    public const string ContextKey = "schedules";

    // Those whose clocks are right go first.
    private static readonly TimeSpan GraceOfRight = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GraceOfWrong = TimeSpan.FromSeconds(10);

    private readonly ScheduleClock clock = new(logger);
    private readonly ScheduleTriggers triggers = new(time);
    private volatile bool stopped;

    public static ScheduleSweep Of(IJobExecutionContext firing) => (ScheduleSweep)firing.Scheduler.Context[ContextKey]!;

    /// <summary>Makes the schedules of this host known to the store.</summary>
    public ValueTask RegisterAsync(CancellationToken cancellationToken) =>
        store.AddAsync([.. catalog.All.Select(static schedule => new NewSchedule(schedule.Id, schedule.Workflow.Id))], cancellationToken);

    /// <summary>Fires nothing more; what was not fired stays due.</summary>
    public void Stop() => stopped = true;

    /// <summary>Reads the store once and does what follows.</summary>
    public async ValueTask RunAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        ScheduleBook book;
        try
        {
            var before = time.GetUtcNow();
            book = await store.ReadAsync(cancellationToken);
            clock.Compare(before, book.Now, time.GetUtcNow());
            activation.Set(book.Inactive);
            await triggers.KeepAsync(scheduler, [.. catalog.All.Where(schedule => clock.IsRight && Stored(schedule)?.MayFire == true)], cancellationToken);
        }
        catch (Exception error)
        {
            logger.SweepFailed(error);
            return;
        }

        var overdue = book.Now - (clock.IsRight ? GraceOfRight : GraceOfWrong);
        foreach (var schedule in catalog.All)
        {
            if (Stored(schedule) is { MayFire: true } stored && schedule.Timetable.After(stored.DoneUntil) <= overdue)
            {
                await TryAsync(schedule, () => firings.FireAsync(schedule, overdue, cancellationToken));
            }
        }

        StoredSchedule? Stored(Schedule schedule) => book.Schedules.GetValueOrDefault(schedule.Id);
    }

    /// <summary>Fires an instant of a schedule, if it is one of this host, and has Quartz fire the next.</summary>
    public async ValueTask FireAsync(IScheduler scheduler, string scheduleId, DateTimeOffset instant, CancellationToken cancellationToken)
    {
        if (catalog.Find(scheduleId) is { } schedule)
        {
            await TryAsync(schedule, () => firings.FireAsync(schedule, instant, cancellationToken));
            await TryAsync(schedule, () => triggers.PutAsync(scheduler, schedule, Later(instant, time.GetUtcNow()), cancellationToken));
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private async ValueTask TryAsync(Schedule schedule, Func<ValueTask> fire)
    {
        try
        {
            if (!stopped)
            {
                await fire();
            }
        }
        catch (Exception error)
        {
            // A host that stops takes no more runs; that is no failure.
            if (!stopped)
            {
                logger.FiringFailed(schedule.Id, error);
            }
        }
    }
}
