using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>
/// What happened and is not written yet. Steps without effects only add to it; it is written before and after a step with effects, and at the
/// end of the run.
/// </summary>
internal sealed class Journal
{
    // Bounds what an interruption can repeat and what is held in memory for it.
    private const int LargeBatchItems = 100_000;

    private readonly List<int> releases = [];
    private List<ActivationRecord> records = [];
    private int items;

    public bool IsEmpty => records.Count == 0;

    public bool IsLarge => items > LargeBatchItems;

    public void Add(ActivationRecord record)
    {
        records.Add(record);
        foreach (var output in record.Outputs)
        {
            items += output.Count;
        }
    }

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

    /// <summary>Takes the records, to write them.</summary>
    public IReadOnlyList<ActivationRecord> Take()
    {
        var taken = records;
        records = [];
        items = 0;
        return taken;
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
