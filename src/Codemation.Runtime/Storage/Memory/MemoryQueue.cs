namespace Codemation.Runtime.Storage.Memory;

/// <summary>The runs that are pending, by queue, and the suspended ones that have a time. Guarded by the store's lock.</summary>
internal sealed class MemoryQueue
{
    private static readonly Comparer<MemoryRun> MostUrgentFirst = Comparer<MemoryRun>.Create(static (one, other) =>
        one.Priority != other.Priority ? other.Priority.CompareTo(one.Priority) : string.CompareOrdinal(one.Id, other.Id));

    private static readonly Comparer<MemoryRun> LongestDueFirst = Comparer<MemoryRun>.Create(static (one, other) =>
        one.WakeAt != other.WakeAt ? one.WakeAt!.Value.CompareTo(other.WakeAt!.Value) : string.CompareOrdinal(one.Id, other.Id));

    private readonly Dictionary<string, SortedSet<MemoryRun>> pending = [];
    private readonly SortedSet<MemoryRun> due = new(LongestDueFirst);

    public DateTimeOffset? NextDue => due.Min?.WakeAt;

    /// <summary>Takes in a run that became pending or suspended.</summary>
    public void Add(MemoryRun run)
    {
        if (run.Status == RunStatus.Pending)
        {
            if (!pending.TryGetValue(run.Queue, out var runs))
            {
                pending.Add(run.Queue, runs = new SortedSet<MemoryRun>(MostUrgentFirst));
            }

            runs.Add(run);
        }
        else if (run is { Status: RunStatus.Suspended, WakeAt: not null })
        {
            due.Add(run);
        }
    }

    /// <summary>Lets go of a run that is about to become something else.</summary>
    public void Remove(MemoryRun run)
    {
        if (run.Status == RunStatus.Pending)
        {
            pending[run.Queue].Remove(run);
        }
        else if (run is { Status: RunStatus.Suspended, WakeAt: not null })
        {
            due.Remove(run);
        }
    }

    public MemoryRun[] MostUrgent(IReadOnlyList<string> queues, int most)
    {
        if (queues is [var only])
        {
            return pending.TryGetValue(only, out var runs) ? [.. runs.Take(most)] : [];
        }

        return
        [
            .. queues
                .SelectMany(queue => pending.TryGetValue(queue, out var runs) ? runs.Take(most) : [])
                .Order(MostUrgentFirst)
                .Take(most),
        ];
    }

    public MemoryRun[] Due(DateTimeOffset now, int most) => [.. due.TakeWhile(run => run.WakeAt <= now).Take(most)];
}
