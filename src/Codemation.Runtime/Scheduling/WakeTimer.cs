using Codemation.Runtime.Runs;
using Quartz;

namespace Codemation.Runtime.Scheduling;

/// <summary>
/// Wakes suspended runs when they are due. There is one trigger, for the earliest of them all: runs that wait cost nothing, however many.
/// </summary>
internal sealed class WakeTimer(RunService runs, TimeProvider time)
{
    private readonly Lock gate = new();
    private IScheduler? scheduler;
    private DateTimeOffset next = DateTimeOffset.MaxValue;

    /// <summary>Begins to fire, for what is suspended already too.</summary>
    public async ValueTask StartAsync(IScheduler on, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            scheduler = on;
        }

        await WakeDueAsync(cancellationToken);
    }

    /// <summary>Says that a run was suspended.</summary>
    /// <param name="wakeAt">When it is due, by the store's clock; null when no time wakes it.</param>
    public ValueTask ExpectAsync(DateTimeOffset? wakeAt)
    {
        if (wakeAt is null)
        {
            return default;
        }

        // It is due by the store's clock; the trigger fires by this machine's.
        var at = time.GetUtcNow() + (wakeAt.Value - runs.StoreTime);
        lock (gate)
        {
            if (at >= next || scheduler is null)
            {
                return default;
            }

            next = at;
        }

        return SetAsync(at, CancellationToken.None);
    }

    /// <summary>Wakes all that is due, and sets the trigger for what will be next.</summary>
    public async ValueTask WakeDueAsync(CancellationToken cancellationToken)
    {
        var due = await runs.Store.NextDueAsync(cancellationToken);
        if (due == TimeSpan.Zero)
        {
            await runs.PollSuspendedAsync(cancellationToken);
            due = await runs.Store.NextDueAsync(cancellationToken);
        }

        if (due is not { } within)
        {
            return;
        }

        var at = time.GetUtcNow() + within;
        lock (gate)
        {
            if (at >= next && next > time.GetUtcNow())
            {
                return;
            }

            next = at;
        }

        await SetAsync(at, cancellationToken);
    }

    private async ValueTask SetAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var trigger = TriggerBuilder.Create(time).WithIdentity(WakeJob.Trigger).ForJob(WakeJob.Key).StartAt(at).Build();
        if (await scheduler!.RescheduleJob(WakeJob.Trigger, trigger, cancellationToken) is null)
        {
            await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancellationToken);
        }
    }
}
