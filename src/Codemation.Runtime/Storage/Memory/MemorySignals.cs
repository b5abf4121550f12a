namespace Codemation.Runtime.Storage.Memory;

/// <summary>Brings signals and those who wait for them together. Guarded by the store's lock.</summary>
internal sealed class MemorySignals
{
    private static readonly Comparer<MemoryWait> OldestRunFirst = Comparer<MemoryWait>.Create(static (one, other) =>
        string.CompareOrdinal(one.Run.Id, other.Run.Id) is not 0 and var byRun ? byRun : one.Wait.Item.CompareTo(other.Wait.Item));

    private readonly Dictionary<SignalAddress, SortedSet<MemoryWait>> waiting = [];
    private readonly Dictionary<SignalAddress, SortedDictionary<long, MemorySignal>> kept = [];
    private readonly SortedDictionary<long, MemorySignal> all = [];
    private readonly HashSet<(string WorkflowId, string Key)> keys = [];
    private long last;

    /// <summary>Takes a signal in.</summary>
    /// <returns>What became of it, and the run that has it now.</returns>
    public (SignalOutcome Outcome, MemoryRun? Run) Put(NewSignal given)
    {
        if (given.IdempotencyKey is { } key && !keys.Add((given.WorkflowId, key)))
        {
            return (SignalOutcome.Duplicate, null);
        }

        var signal = new MemorySignal(++last, given);
        all.Add(signal.Id, signal);
        var run = Offer(signal);
        return (run is null ? SignalOutcome.Kept : SignalOutcome.Delivered, run);
    }

    /// <summary>Begins to wait, or takes a signal that was kept.</summary>
    public void Begin(MemoryWait wait)
    {
        if (kept.TryGetValue(wait.Address, out var signals))
        {
            foreach (var signal in signals.Values)
            {
                if (signal.IsFor(wait.Run))
                {
                    signals.Remove(signal.Id);
                    RemoveIfEmpty(signal.Address);
                    Hold(wait, signal);
                    return;
                }
            }
        }

        if (!waiting.TryGetValue(wait.Address, out var waits))
        {
            waiting.Add(wait.Address, waits = new SortedSet<MemoryWait>(OldestRunFirst));
        }

        waits.Add(wait);
    }

    /// <summary>Ends a wait.</summary>
    /// <param name="wait">The wait.</param>
    /// <param name="taken">Whether what it holds is used up; another may have it otherwise.</param>
    /// <returns>The run that has the signal now, when another one does.</returns>
    public MemoryRun? End(MemoryWait wait, bool taken)
    {
        if (wait.Signal is { } signal)
        {
            wait.Signal = null;
            signal.IsHeld = false;
            return taken ? null : Offer(signal);
        }

        if (waiting.TryGetValue(wait.Address, out var waits) && waits.Remove(wait) && waits.Count == 0)
        {
            waiting.Remove(wait.Address);
        }

        return null;
    }

    public int Delete(DateTimeOffset receivedBefore, int most)
    {
        var deleted = all.Values.Where(signal => !signal.IsHeld && signal.Given.ReceivedAt < receivedBefore).Take(most).ToArray();
        foreach (var signal in deleted)
        {
            all.Remove(signal.Id);
            if (signal.Given.IdempotencyKey is { } key)
            {
                keys.Remove((signal.Given.WorkflowId, key));
            }

            if (kept.TryGetValue(signal.Address, out var signals) && signals.Remove(signal.Id))
            {
                RemoveIfEmpty(signal.Address);
            }
        }

        return deleted.Length;
    }

    private MemoryRun? Offer(MemorySignal signal)
    {
        if (waiting.TryGetValue(signal.Address, out var waits) && waits.FirstOrDefault(wait => signal.IsFor(wait.Run)) is { } first)
        {
            waits.Remove(first);
            if (waits.Count == 0)
            {
                waiting.Remove(signal.Address);
            }

            Hold(first, signal);
            return first.Run;
        }

        if (!kept.TryGetValue(signal.Address, out var signals))
        {
            kept.Add(signal.Address, signals = []);
        }

        signals.Add(signal.Id, signal);
        return null;
    }

    private static void Hold(MemoryWait wait, MemorySignal signal)
    {
        wait.Signal = signal;
        signal.IsHeld = true;
    }

    private void RemoveIfEmpty(SignalAddress address)
    {
        if (kept[address].Count == 0)
        {
            kept.Remove(address);
        }
    }
}
