namespace Codemation.Runtime.Scheduling;

/// <summary>
/// Counts how many more runs this process may execute, and whether runs wait in the store. While some do, a new run gets no slot but waits
/// behind them, so that age decides.
/// </summary>
internal sealed class RunSlots
{
    public const string Stopping = "The host is stopping or has stopped; it starts no more runs in the background.";

    private readonly Lock gate = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int total;
    private int free;
    private int announcing;
    private long announced;
    private long seen;
    private bool backlog;
    private bool look;
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

            if (free > 0 && !backlog)
            {
                free--;
                return true;
            }

            backlog = true;
            announcing++;
            return false;
        }
    }

    /// <summary>Says that a run was created pending, or could not be.</summary>
    public void Announce()
    {
        lock (gate)
        {
            announcing--;
            announced++;
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

    /// <summary>Takes all free slots for pending runs, when there may be any.</summary>
    /// <returns>How many.</returns>
    public int TakeForPending()
    {
        lock (gate)
        {
            if (closed || !(backlog || look))
            {
                return 0;
            }

            var taken = free;
            if (taken > 0)
            {
                free = 0;
                look = false;
                seen = announced;
            }

            return taken;
        }
    }

    /// <summary>Gives back what pending runs did not need. When there were fewer than slots, no more wait than were announced meanwhile.</summary>
    public void ReturnUnused(int count)
    {
        lock (gate)
        {
            free += count;
            backlog = count == 0 || announcing > 0 || announced != seen;
            SetIfDrained();
        }
    }

    /// <summary>Gives back the slots of a failed look at the store; what was waiting still is.</summary>
    public void ReturnAll(int count)
    {
        lock (gate)
        {
            free += count;
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
            return (backlog || look) && !closed;
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
