using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Faults;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <content>Items that wait, and the suspension of the run when nothing else is left to do.</content>
internal sealed partial class RunExecution
{
    /// <summary>A longer delay suspends the run; to store a run and find it again would take no less than a shorter one.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    // How often signals are looked for while other steps keep the run from being suspended.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(string Step, int Item), StoredWait> waits = [];
    private readonly Dictionary<int, StepActivation> parked = [];

    // Steps whose latest record says that they are suspended.
    private readonly HashSet<string> suspended = new(StringComparer.Ordinal);

    /// <inheritdoc cref="StoreClock.Now"/>
    public DateTimeOffset StoreTime => host.StoreClock.Now;

    /// <summary>What an item of a step waits for, or has waited for; null when it does not.</summary>
    public StoredWait? WaitOf(BoundStep step, int item)
    {
        lock (waits)
        {
            return waits.Count == 0 ? null : waits.GetValueOrDefault((step.Id, item));
        }
    }

    /// <summary>Whether a wait is over. Whether a sub-workflow has ended only its step can say.</summary>
    public bool IsOver(StoredWait wait) => wait.Signal is not null || wait.Kind == WaitKind.SubWorkflow || wait.DueAt <= StoreTime;

    private void Restore(IReadOnlyList<StoredWait> stored)
    {
        lock (waits)
        {
            foreach (var wait in stored)
            {
                waits[(wait.Step, wait.Item)] = wait;
            }
        }
    }

    /// <summary>Sets a step aside until waits of its items are over.</summary>
    private void Park(StepActivation activation)
    {
        var step = activation.Step;
        states[step.Index] = StepState.Suspended;
        parked[step.Index] = activation;
        if (suspended.Add(step.Id))
        {
            journal.Add(activation.Suspended());
        }

        foreach (var result in activation.Kept)
        {
            journal.Add(result);
        }

        foreach (var failure in FailuresOf(step))
        {
            journal.Add(new ItemCheckpoint(step.Id, failure.Position!.Value, Encoding.FailedItem.Encode(failure.Error)));
        }

        lock (waits)
        {
            foreach (var wait in activation.Waits)
            {
                journal.Add(wait);
                waits[(wait.Step, wait.Item)] = new StoredWait(wait);
            }
        }
    }

    /// <summary>The activation of a step that was set aside in this execution, to go on with.</summary>
    private StepActivation? Resumed(BoundStep step)
    {
        if (!parked.Remove(step.Index, out var earlier))
        {
            return null;
        }

        states[step.Index] = StepState.Running;
        return new StepActivation(this, step, earlier.StartedAt, earlier.Attempt) { Progress = earlier.Progress };
    }

    /// <summary>Drops the waits of a step that is done.</summary>
    private void SettleWaits(BoundStep step)
    {
        if (!suspended.Remove(step.Id))
        {
            return;
        }

        lock (waits)
        {
            foreach (var wait in waits.Values.Where(wait => wait.Step == step.Id).ToArray())
            {
                waits.Remove((wait.Step, wait.Item));
                journal.Add(new SettledWait(wait.Step, wait.Item, wait.Signal?.Id));
            }
        }
    }

    /// <summary>Waits for a step to finish, or for a wait to be over.</summary>
    private async ValueTask NextAsync()
    {
        Task finished;
        if (parked.Count == 0)
        {
            finished = await Task.WhenAny(inFlight);
        }
        else
        {
            await FlushAsync();
            using var tick = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
            var look = Task.Delay(NextLook(), host.Time, tick.Token);
            finished = await Task.WhenAny([look, .. inFlight]);
            tick.Cancel();
            await LookAgainAsync();
        }

        if (finished is Task<StepActivation> step)
        {
            inFlight.Remove(step);
            await CompleteAsync(await step);
        }
    }

    private TimeSpan NextLook()
    {
        var until = NextDue() is { } due ? due - StoreTime : LookInterval;
        return TimeSpan.FromTicks(Math.Clamp(until.Ticks, TimeSpan.TicksPerMillisecond, LookInterval.Ticks));
    }

    /// <summary>Sits a short wait out, so that the run need not be suspended for it.</summary>
    /// <returns>Whether there was one.</returns>
    private async ValueTask<bool> SitOutAsync()
    {
        if (parked.Count == 0 || Error is not null || NextDue() is not { } due || due - StoreTime > LongestDelay)
        {
            return false;
        }

        if (due > StoreTime)
        {
            // Timers may fire a little early.
            await Task.Delay(due - StoreTime + TimeSpan.FromMilliseconds(1), host.Time, CancellationToken);
        }

        MakeReady();
        return true;
    }

    /// <summary>Finds out about signals and sub-workflows while other steps are in flight.</summary>
    private async ValueTask LookAgainAsync()
    {
        if (AnyOpen(static wait => wait.Kind == WaitKind.Signal))
        {
            Restore((await host.Store.LoadProgressAsync(Row.Id, CancellationToken)).Waits);
        }

        MakeReady();
    }

    /// <summary>Has the steps run again that have an item whose wait is over.</summary>
    private void MakeReady()
    {
        lock (waits)
        {
            foreach (var wait in waits.Values)
            {
                if (IsOver(wait) && Plan.Step(wait.Step).Index is var step && parked.ContainsKey(step) && !IsSettled(step, wait.Item))
                {
                    states[step] = StepState.Waiting;
                }
            }
        }
    }

    private DateTimeOffset? NextDue()
    {
        lock (waits)
        {
            DateTimeOffset? next = null;
            foreach (var wait in waits.Values)
            {
                if (wait.DueAt is { } due && !(due >= next) && IsOpen(wait))
                {
                    next = due;
                }
            }

            return next;
        }
    }

    private bool AnyOpen(Func<StoredWait, bool> which)
    {
        lock (waits)
        {
            return waits.Values.Any(wait => IsOpen(wait) && which(wait));
        }
    }

    private bool IsOpen(StoredWait wait)
        => Plan.Step(wait.Step).Index is var step && parked.ContainsKey(step) && !IsSettled(step, wait.Item);

    private bool IsSettled(int step, int item) => parked[step].Progress is ItemProgress progress && progress.IsSettled[item];

    private async ValueTask<RunOutcome> SuspendAsync()
    {
        var suspension = new RunSuspension(Reason(), NextDue());
        var lastEvent = Events.Seq;
        Events.Suspending(suspension, host.Time.GetUtcNow());
        Fault.Hit(FaultPoint.ProgressWriting);
        RunCommitted committed;
        try
        {
            committed = await host.Store.CommitAsync(
                journal.Take(Row) with { EventSeq = Events.Seq, Suspension = suspension }, CancellationToken.None);
            Fault.Hit(FaultPoint.ProgressWritten);
            Events.Stored();
            if (committed.Status == RunStatus.Cancelled)
            {
                Events.CancelledInstead(host.Time.GetUtcNow());
            }
        }
        catch (UnwritableItemException unwritable)
        {
            Events.Withdraw(lastEvent);
            Error ??= Unwritable(unwritable);
            return await EndAsync();
        }

        return new RunOutcome(Row.Id, null, committed.Status, null, null) { WakeAt = suspension.WakeAt };
    }

    private string Reason()
    {
        lock (waits)
        {
            var open = waits.Values.Where(IsOpen).OrderBy(static wait => wait.DueAt ?? DateTimeOffset.MaxValue).ThenBy(static wait => wait.Item).ToArray();
            var others = open.Length == 1 ? "" : $", and {open.Length - 1:N0} more";
            return $"{WaitText.Of(open[0])}{others}";
        }
    }
}
