namespace Codemation.Runtime.Storage.Memory;

/// <content>What its steps did.</content>
internal sealed partial class MemoryRun
{
    private BatchPayload? input;
    private List<ActivationRecord>? records;
    private Dictionary<(string Step, int Item), ItemCheckpoint>? items;
    private MemoryStep[] steps = [];
    private int stepCount;

    public void Apply(RunCommit commit)
    {
        EventSeq = Math.Max(EventSeq, commit.EventSeq);
        if (commit.End is { } end)
        {
            Finish(commit.Activations, end);
            return;
        }

        foreach (var item in commit.Items)
        {
            items ??= [];
            items[(item.Step, item.Item)] = item;
        }

        foreach (var record in commit.Activations)
        {
            Add(record);
        }
    }

    /// <summary>Begins with activations that were completed elsewhere.</summary>
    public void TakeOver(IReadOnlyList<ActivationRecord> completed)
    {
        if (completed.Count > 0)
        {
            (records ??= []).AddRange(completed);
        }
    }

    /// <summary>The completed activations of some steps.</summary>
    /// <returns>Null when one of them has none, or not its items any more.</returns>
    public IReadOnlyList<ActivationRecord>? Completed(IReadOnlyList<string> wanted)
    {
        var found = new List<ActivationRecord>(wanted.Count);
        foreach (var step in wanted)
        {
            if (records?.FindLast(record => record.Step == step) is not { Status: ActivationStatus.Completed } completed)
            {
                return null;
            }

            found.Add(completed);
        }

        return found;
    }

    public RunProgress ToProgress()
    {
        if (records is null)
        {
            return new RunProgress(
                Latest(new ArraySegment<MemoryStep>(steps, 0, stepCount), step => step.Step).ConvertAll(step => step.ToStored()), [], StoredWaits());
        }

        var latest = Latest(records, record => record.Step);
        var started = latest.Where(record => record.Status is ActivationStatus.Started or ActivationStatus.Suspended).Select(record => record.Step).ToHashSet();
        var finished = items is null
            ? []
            : items.Values.Where(item => started.Contains(item.Step)).OrderBy(item => item.Step, StringComparer.Ordinal).ThenBy(item => item.Item).ToArray();
        return new RunProgress(latest.ConvertAll(ToStored), finished, StoredWaits());
    }

    public BatchPayload? Find(string step, int port)
    {
        if (step == TriggerBatch.Step)
        {
            return port == TriggerBatch.Port ? input : null;
        }

        var record = records?.FindLast(candidate => candidate.Step == step);
        return record is not null && port >= 0 && port < record.Outputs.Count ? record.Outputs[port] : null;
    }

    /// <summary>Forgets what its steps did, but for one.</summary>
    public void ForgetSteps(string? keep)
    {
        MemoryStep[] left = [.. steps.AsSpan(0, stepCount).ToArray().Where(step => step.Step == keep)];
        (steps, stepCount) = (left, left.Length);
    }

    private void BeginActivations(NewRun run)
    {
        input = run.Input;
        steps.AsSpan(0, stepCount).Clear();
        stepCount = 0;
    }

    private void Add(ActivationRecord record)
    {
        records ??= [];
        records.Add(record);
        if (record.Status == ActivationStatus.Completed && items is not null)
        {
            foreach (var key in items.Keys.Where(key => key.Step == record.Step).ToArray())
            {
                items.Remove(key);
            }
        }
    }

    private void Finish(IReadOnlyList<ActivationRecord> last, RunEnd end)
    {
        if (records is null)
        {
            Remember(last);
        }
        else
        {
            records.AddRange(last);
            Remember(records);
        }

        Status = end.Status;
        FinishedAt = end.At;
        itemsOut = end.ItemsOut;
        error = end.Error;
        input = null;
        records = null;
        items = null;
    }

    private void Remember(IReadOnlyList<ActivationRecord> written)
    {
        stepCount = written.Count;
        if (steps.Length < stepCount)
        {
            steps = new MemoryStep[stepCount];
        }

        for (var i = 0; i < stepCount; i++)
        {
            steps[i] = new MemoryStep(written[i]);
        }
    }

    private static List<T> Latest<T>(IReadOnlyList<T> written, Func<T, string> stepOf)
    {
        var seen = new HashSet<string>();
        var latest = new List<T>();
        for (var i = written.Count - 1; i >= 0; i--)
        {
            if (seen.Add(stepOf(written[i])))
            {
                latest.Add(written[i]);
            }
        }

        latest.Reverse();
        return latest;
    }

    private static StoredActivation ToStored(ActivationRecord record) => new()
    {
        Step = record.Step,
        Status = record.Status,
        Attempt = record.Attempt,
        StartedAt = record.StartedAt,
        FinishedAt = record.FinishedAt,
        ItemsIn = record.ItemsIn,
        Error = record.Error,
        Caught = record.Caught,
        Ports = record.Outputs.Select(output => new StoredPort(output.Count, output.EncodeLineage())).ToArray(),
    };
}
