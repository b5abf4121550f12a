using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Events.Feed;

/// <summary>Tells by the numbers of events what is new, what was there before, and what is missing. Used by one thread at a time.</summary>
internal sealed class SeenRuns(TimeProvider time, int most)
{
    private readonly Dictionary<string, SeenRun> runs = new(StringComparer.Ordinal);

    public int Count => runs.Count;

    public Sight See(RunEvent happened)
    {
        var run = Of(happened.RunId);
        run.HeardAt = time.GetTimestamp();
        if (happened.Seq <= run.Seq)
        {
            return Sight.Stale;
        }

        var sight = happened.Seq == run.Seq + 1 ? Sight.Next : Sight.AfterGap;
        run.Seq = happened.Seq;
        run.HasEnded |= happened.IsEnd;
        return sight;
    }

    /// <summary>Takes over what the database says.</summary>
    /// <returns>Whether it is further than what was known.</returns>
    public bool Take(RunRow row)
    {
        var run = Of(row.Id);
        run.HeardAt = time.GetTimestamp();
        run.HasEnded |= row.Status is RunStatus.Completed or RunStatus.Failed or RunStatus.Cancelled;
        if (row.EventSeq <= run.Seq)
        {
            return false;
        }

        run.Seq = row.EventSeq;
        return true;
    }

    public bool Knows(string runId) => runs.ContainsKey(runId);

    public void Forget(string runId) => runs.Remove(runId);

    public void ForgetAll() => runs.Clear();

    /// <summary>The open runs of which nothing was heard for a time, longest first.</summary>
    public IEnumerable<string> QuietFor(TimeSpan span)
        => runs.Where(run => !run.Value.HasEnded && time.GetElapsedTime(run.Value.HeardAt) >= span).OrderBy(run => run.Value.HeardAt).Select(run => run.Key);

    private SeenRun Of(string runId)
    {
        if (!runs.TryGetValue(runId, out var run))
        {
            MakeRoom();
            runs.Add(runId, run = new SeenRun());
        }

        return run;
    }

    // Whoever is forgotten and heard of again is read from the database: forgetting costs time, never truth.
    private void MakeRoom()
    {
        if (runs.Count < most)
        {
            return;
        }

        var ended = runs.Where(run => run.Value.HasEnded).Select(run => run.Key).ToArray();
        foreach (var runId in ended.Length > 0 ? ended : [.. runs.OrderBy(run => run.Value.HeardAt).Take(most / 10).Select(run => run.Key)])
        {
            runs.Remove(runId);
        }
    }
}
