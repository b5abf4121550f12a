namespace Codemation.Runtime.Storage.Memory;

/// <content>Who executes which run.</content>
internal sealed partial class MemoryRunStore
{
    public ValueTask<RunRow?> ClaimAsync(string runId, string owner, CancellationToken cancellationToken)
        => new(Claim(runId, owner, orRunning: true, cancellationToken));

    public ValueTask<RunRow?> ClaimIfPendingAsync(string runId, string owner, CancellationToken cancellationToken)
        => new(Claim(runId, owner, orRunning: false, cancellationToken));

    public ValueTask<IReadOnlyList<RunRow>> ClaimPendingAsync(
        string owner, IReadOnlyList<string> queues, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var at = clock.GetUtcNow();
            var claimed = queue.MostUrgent(queues, most);
            foreach (var run in claimed)
            {
                queue.Remove(run);
                run.Claim(owner, at);
            }

            return new(Array.ConvertAll(claimed, run => run.ToRow()));
        }
    }

    public ValueTask<IReadOnlyCollection<string>> OwnersAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(runs.Values.Where(run => run.Status == RunStatus.Running).Select(run => run.Owner!).ToHashSet(StringComparer.Ordinal));
        }
    }

    public ValueTask<IReadOnlyList<RunClaim>> ClaimsAsync(string owner, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new([.. runs.Values.Where(run => run.Status == RunStatus.Running && run.Owner == owner).Select(run => new RunClaim(run.Id, run.Epoch))]);
        }
    }

    public ValueTask<int> TakeFromAsync(IReadOnlyCollection<string> gone, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var taken = 0;
        lock (gate)
        {
            foreach (var run in runs.Values)
            {
                if (run.Status == RunStatus.Running && gone.Contains(run.Owner) && !IsLookedAfterByParent(run))
                {
                    Release(run, ownerDied: true);
                    taken++;
                }
            }
        }

        TellPending(taken > 0);
        return new(taken);
    }

    public ValueTask<bool> ReleaseAsync(string runId, long epoch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (!runs.TryGetValue(runId, out var run) || run.Epoch != epoch || run.Status != RunStatus.Running)
            {
                return new(false);
            }

            Release(run, ownerDied: false);
        }

        TellPending(true);
        return new(true);
    }

    public ValueTask<bool> AdoptPlanAsync(string runId, long epoch, string planHash, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (!runs.TryGetValue(runId, out var run) || run.Epoch != epoch || run.Status != RunStatus.Running)
            {
                return new(false);
            }

            run.PlanHash = planHash;
            return new(true);
        }
    }

    public ValueTask<bool> ParkAsync(string runId, long epoch, RunSuspension suspension, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (!runs.TryGetValue(runId, out var run) || run.Epoch != epoch || run.Status != RunStatus.Running || run.CancelRequested)
            {
                return new(false);
            }

            run.Suspend(suspension);
            queue.Add(run);
            return new(true);
        }
    }

    public ValueTask<bool> WakeAsync(string runId, CancellationToken cancellationToken)
    {
        bool woken;
        lock (gate)
        {
            woken = runs.TryGetValue(runId, out var run) && Wake(run);
        }

        TellPending(woken);
        return new(woken);
    }

    public ValueTask<int> WakeDueAsync(int most, CancellationToken cancellationToken)
    {
        MemoryRun[] due;
        lock (gate)
        {
            due = queue.Due(clock.GetUtcNow(), most);
            foreach (var run in due)
            {
                Wake(run);
            }
        }

        TellPending(due.Length > 0);
        return new(due.Length);
    }

    public ValueTask<bool> HasPendingAsync(IReadOnlyList<string> queues, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(queue.MostUrgent(queues, most: 1).Length > 0);
        }
    }

    public ValueTask<TimeSpan?> NextDueAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(queue.NextDue is { } at ? StoreTimes.Until(at, clock.GetUtcNow()) : null);
        }
    }

    public ValueTask<DateTimeOffset> ClockAsync(CancellationToken cancellationToken) => new(clock.GetUtcNow());

    public ValueTask<IReadOnlyList<string>> CancelRequestsAsync(string owner, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new([.. cancelling.Where(run => run.Status == RunStatus.Running && run.Owner == owner).Select(run => run.Id)]);
        }
    }

    public IDisposable Listen(Action<QueueChange> listener) => listeners.Add(listener);

    private void Release(MemoryRun run, bool ownerDied)
    {
        run.Release(ownerDied);
        if (run.CancelRequested)
        {
            run.Cancel(clock.GetUtcNow());
            Ended(run);
        }
        else
        {
            queue.Add(run);
        }
    }

    private bool IsLookedAfterByParent(MemoryRun run) =>
        run.ParentRunId is { } parentId && runs.TryGetValue(parentId, out var parent) && parent.Status is RunStatus.Pending or RunStatus.Running;

    private bool Wake(MemoryRun run)
    {
        if (run.Status != RunStatus.Suspended)
        {
            return false;
        }

        queue.Remove(run);
        run.Wake();
        queue.Add(run);
        return true;
    }

    private void TellPending(bool any)
    {
        if (any)
        {
            listeners.Tell(QueueChange.Pending);
        }
    }

    private RunRow? Claim(string runId, string owner, bool orRunning, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (!runs.TryGetValue(runId, out var run) || !(run.Status == RunStatus.Pending || (orRunning && run.Status == RunStatus.Running)))
            {
                return null;
            }

            queue.Remove(run);
            run.Claim(owner, clock.GetUtcNow());
            return run.ToRow();
        }
    }
}
