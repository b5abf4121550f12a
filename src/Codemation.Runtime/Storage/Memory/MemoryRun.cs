namespace Codemation.Runtime.Storage.Memory;

/// <summary>A run as the store in memory keeps it. Guarded by the store's lock.</summary>
internal sealed class MemoryRun(NewRun run)
{
    private readonly string workflowId = run.WorkflowId;
    private readonly string planHash = run.PlanHash;
    private readonly string? parentRunId = run.ParentRunId;
    private readonly int depth = run.Depth;
    private readonly int itemsIn = run.Input.Count;
    private readonly DateTimeOffset createdAt = run.CreatedAt;
    private string? owner = run.Owner;
    private DateTimeOffset? startedAt = run.Owner is null ? null : run.CreatedAt;
    private RunEnd? end;
    private BatchPayload? input = run.Input;
    private List<ActivationRecord>? records;
    private Dictionary<(string Step, int Item), ItemCheckpoint>? items;
    private MemoryStep[] steps = [];

    public string Id { get; } = run.Id;

    public RunStatus Status { get; private set; } = run.Owner is null ? RunStatus.Pending : RunStatus.Running;

    public long Epoch { get; private set; } = run.Owner is null ? 0 : 1;

    public bool HasEnded => end is not null;

    public bool IsSubWorkflow => parentRunId is not null;

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
        if (commit.End is not null)
        {
            Finish(commit);
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
        FinishedAt = end?.At,
        ItemsIn = itemsIn,
        ItemsOut = end?.ItemsOut,
        Error = end?.Error,
        ParentRunId = parentRunId,
        Depth = depth,
    };

    public RunProgress ToProgress()
    {
        if (records is null)
        {
            return new RunProgress(Latest(steps, step => step.Step).ConvertAll(step => step.ToStored()), []);
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

    private void Finish(RunCommit commit)
    {
        if (records is null)
        {
            steps = Remembered(commit.Activations);
        }
        else
        {
            records.AddRange(commit.Activations);
            steps = Remembered(records);
        }

        end = commit.End;
        Status = end!.Status;
        input = null;
        records = null;
        items = null;
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

    private static MemoryStep[] Remembered(IReadOnlyList<ActivationRecord> written)
    {
        var remembered = new MemoryStep[written.Count];
        for (var i = 0; i < remembered.Length; i++)
        {
            remembered[i] = new MemoryStep(written[i]);
        }

        return remembered;
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
