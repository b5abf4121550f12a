using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>
/// What happened and is not written yet. Steps without effects only add to it; it is written before and after a step with effects, when the
/// run is suspended, and at its end.
/// </summary>
internal sealed class Journal
{
    // Bounds what an interruption can repeat and what is held in memory for it.
    private const int LargeBatchItems = 100_000;

    private readonly List<int> releases = [];
    private List<ActivationRecord> records = [];
    private List<ItemCheckpoint> results = [];
    private List<RunWait> waits = [];
    private List<SettledWait> settled = [];
    private int items;

    public bool IsEmpty => records.Count == 0 && results.Count == 0 && waits.Count == 0 && settled.Count == 0;

    public bool IsLarge => items > LargeBatchItems;

    public void Add(ActivationRecord record)
    {
        records.Add(record);
        foreach (var output in record.Outputs)
        {
            items += output.Count;
        }
    }

    /// <summary>Notes what an item gave whose activation goes on later.</summary>
    public void Add(ItemCheckpoint result) => results.Add(result);

    /// <summary>Notes that an item begins to wait, or waits for something else.</summary>
    public void Add(RunWait wait) => waits.Add(wait);

    /// <summary>Notes that an item waits no more.</summary>
    public void Add(SettledWait wait) => settled.Add(wait);

    /// <summary>Lets go of batches that no step will read; those not written yet only once they are.</summary>
    public void Release(int[] unneeded, Batch?[] slots, bool keep)
    {
        if (keep && !IsEmpty)
        {
            releases.AddRange(unneeded);
            return;
        }

        foreach (var slot in unneeded)
        {
            slots[slot]?.Release();
        }
    }

    /// <summary>Takes what was noted, to write it.</summary>
    public RunCommit Take(RunRow run)
    {
        var commit = new RunCommit { RunId = run.Id, Epoch = run.Epoch, Activations = records, Items = results, Waits = waits, Settled = settled };
        records = [];
        if (results.Count > 0)
        {
            results = [];
        }

        if (waits.Count > 0)
        {
            waits = [];
        }

        if (settled.Count > 0)
        {
            settled = [];
        }

        items = 0;
        return commit;
    }

    /// <summary>Says that what was taken is written.</summary>
    public void Written(Batch?[] slots)
    {
        foreach (var slot in releases)
        {
            slots[slot]?.Release();
        }

        releases.Clear();
    }
}
