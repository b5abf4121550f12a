namespace Codemation.Runtime.Storage.Memory;

/// <summary>
/// A run as the store in memory keeps it. Guarded by the store's lock. One object serves many runs, one after the other:
/// were each kept run a new object, moving them into the old generation would cost more than all else the store does.
/// </summary>
internal sealed class MemoryRun
{
    private string workflowId = "";
    private string planHash = "";
    private string? parentRunId;
    private int depth;
    private string? stopAfter;
    private int itemsIn;
    private int? itemsOut;
    private DateTimeOffset createdAt;
    private DateTimeOffset? startedAt;
    private DateTimeOffset? finishedAt;
    private string? owner;
    private RunError? error;
    private BatchPayload? input;
    private List<ActivationRecord>? records;
    private Dictionary<(string Step, int Item), ItemCheckpoint>? items;
    private MemoryStep[] steps = [];
    private int stepCount;

    public string Id { get; private set; } = "";

    public RunStatus Status { get; private set; }

    public long Epoch { get; private set; }

    public bool HasEnded => finishedAt is not null;

    public bool IsSubWorkflow => parentRunId is not null;

    /// <summary>Becomes a run that was just created.</summary>
    public void Begin(NewRun run)
    {
        var taken = run.Owner is not null;
        Id = run.Id;
        Status = taken ? RunStatus.Running : RunStatus.Pending;
        Epoch = taken ? 1 : 0;
        workflowId = run.WorkflowId;
        planHash = run.PlanHash;
        parentRunId = run.ParentRunId;
        depth = run.Depth;
        stopAfter = run.StopAfter;
        itemsIn = run.Input.Count;
        itemsOut = null;
        createdAt = run.CreatedAt;
        startedAt = taken ? run.CreatedAt : null;
        finishedAt = null;
        owner = run.Owner;
        error = null;
        input = run.Input;
        steps.AsSpan(0, stepCount).Clear();
        stepCount = 0;
    }

    public bool Matches(RunQuery query) =>
        (query.WorkflowId is null || query.WorkflowId == workflowId) && (query.Status is null || query.Status == Status);

    public void Claim(string by, DateTimeOffset at)
    {
        Status = RunStatus.Running;
        Epoch++;
        owner = by;
        startedAt ??= at;
    }

    public bool IsHeldByOther(string than) => Status == RunStatus.Running && owner != than;

    public void Release()
    {
        Status = RunStatus.Pending;
        Epoch++;
        owner = null;
    }

    public void Apply(RunCommit commit)
    {
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

    public RunRow ToRow() => new()
    {
        Id = Id,
        WorkflowId = workflowId,
        PlanHash = planHash,
        Status = Status,
        Epoch = Epoch,
        Owner = owner,
        CreatedAt = createdAt,
        StartedAt = startedAt,
        FinishedAt = finishedAt,
        ItemsIn = itemsIn,
        ItemsOut = itemsOut,
        Error = error,
        ParentRunId = parentRunId,
        Depth = depth,
        StopAfter = stopAfter,
    };

    public RunProgress ToProgress()
    {
        if (records is null)
        {
            return new RunProgress(Latest(new ArraySegment<MemoryStep>(steps, 0, stepCount), step => step.Step).ConvertAll(step => step.ToStored()), []);
        }

        var latest = Latest(records, record => record.Step);
        var started = latest.Where(record => record.Status == ActivationStatus.Started).Select(record => record.Step).ToHashSet();
        var finished = items is null
            ? []
            : items.Values.Where(item => started.Contains(item.Step)).OrderBy(item => item.Step, StringComparer.Ordinal).ThenBy(item => item.Item).ToArray();
        return new RunProgress(latest.ConvertAll(ToStored), finished);
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
        finishedAt = end.At;
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
