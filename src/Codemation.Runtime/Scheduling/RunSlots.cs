using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Scheduling;

/// <summary>
/// Counts how many more runs this process may execute, and knows which runs wait in the store. While more wait than there are free slots, a new
/// run gets none but waits behind them, so that age decides.
/// </summary>
internal sealed class RunSlots
{
    public const string Stopping = "The host is stopping or has stopped; it starts no more runs in the background.";

    // More of them are not kept apart, so that a long queue takes no memory.
    private const int MostKnown = 1_000;

    private readonly Lock gate = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // By id, the number of the announcement.
    private readonly Dictionary<string, long> waiting = new(StringComparer.Ordinal);
    private readonly int total;
    private int free;
    private int announcing;
    private int claiming;
    private long announced;
    private long announcedBefore;

    // Whether runs wait of which nothing else is known: since the store was last looked at, and since before.
    private bool others;
    private bool backlog;
    private bool look;
    private bool takesAll;
    private bool closed;

    public RunSlots(int total)
    {
        this.total = total;
        free = total;
    }

    /// <summary>Takes a slot for a run about to be created. Without one the run is created pending, and <see cref="Announce"/> must follow.</summary>
    /// <exception cref="InvalidOperationException">The host is stopping.</exception>
    public bool TryTake()
    {
        lock (gate)
        {
            if (closed)
            {
                throw new InvalidOperationException(Stopping);
            }

            // Those that are being claimed have their slots.
            if (!backlog && !others && free > Math.Max(0, waiting.Count - claiming) + announcing)
            {
                free--;
                return true;
            }

            announcing++;
            return false;
        }
    }

    /// <summary>Says that a run was created pending, or could not be.</summary>
    /// <param name="runId">The run; null when there is none.</param>
    public void Announce(string? runId)
    {
        lock (gate)
        {
            announcing--;
            if (runId is not null)
            {
                others |= waiting.Count == MostKnown;
                if (!others)
                {
                    waiting.Add(runId, ++announced);
                }
            }

            SetIfDrained();
        }
    }

    /// <summary>Has new runs wait behind what an earlier process may have left, until the store was looked at.</summary>
    public void ExpectBacklog()
    {
        lock (gate)
        {
            backlog = true;
        }
    }

    /// <summary>Has the store looked at once, whether or not anything was announced.</summary>
    public void Look()
    {
        lock (gate)
        {
            look = true;
        }
    }

    /// <summary>Takes slots for pending runs: as many as are known to wait, or all where others may.</summary>
    /// <returns>How many.</returns>
    public int TakeForPending()
    {
        lock (gate)
        {
            if (closed)
            {
                return 0;
            }

            takesAll = backlog || others || look;
            var taken = takesAll ? free : Math.Min(free, waiting.Count);
            if (taken > 0)
            {
                free -= taken;
                claiming = taken;
                backlog |= others;
                others = false;
                look = false;
                announcedBefore = announced;
            }

            return taken;
        }
    }

    /// <summary>Says which pending runs got the slots that were taken for them, and gives back the others.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="taken">How many slots there were.</param>
    public void Assign(IReadOnlyList<RunRow> runs, int taken)
    {
        lock (gate)
        {
            free += taken - runs.Count;
            claiming = 0;
            foreach (var run in runs)
            {
                waiting.Remove(run.Id);
            }

            if (runs.Count < taken)
            {
                // There were no more: what was announced before is executed, here or elsewhere.
                backlog = false;
                foreach (var (runId, number) in waiting)
                {
                    if (number <= announcedBefore)
                    {
                        waiting.Remove(runId);
                    }
                }
            }
            else
            {
                backlog |= takesAll;
            }

            SetIfDrained();
        }
    }

    /// <summary>Gives back the slots of a failed look at the store; what was waiting still is.</summary>
    public void ReturnAll(int count)
    {
        lock (gate)
        {
            free += count;
            claiming = 0;
            backlog |= takesAll;
            SetIfDrained();
        }
    }

    /// <summary>Gives back the slot of a run whose execution ended.</summary>
    /// <returns>Whether other runs may be waiting for it.</returns>
    public bool Release()
    {
        lock (gate)
        {
            free++;
            SetIfDrained();
            return (backlog || others || look || waiting.Count > 0) && !closed;
        }
    }

    /// <summary>Gives no more slots.</summary>
    /// <returns>Completes when all are free.</returns>
    public Task CloseAsync()
    {
        lock (gate)
        {
            closed = true;
            SetIfDrained();
        }

        return drained.Task;
    }

    private void SetIfDrained()
    {
        if (closed && free == total && announcing == 0)
        {
            drained.TrySetResult();
        }
    }
}
