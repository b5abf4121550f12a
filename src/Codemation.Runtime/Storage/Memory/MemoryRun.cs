namespace Codemation.Runtime.Storage.Memory;

/// <summary>
/// A run as the store in memory keeps it. Guarded by the store's lock. One object serves many runs, one after the other:
/// were each kept run a new object, moving them into the old generation would cost more than all else the store does.
/// </summary>
internal sealed partial class MemoryRun
{
    private int depth;
    private string? stopAfter;
    private int itemsIn;
    private int? itemsOut;
    private DateTimeOffset createdAt;
    private DateTimeOffset? startedAt;
    private string? homeQueue;
    private string? waitReason;
    private string? metadata;
    private string? config;
    private int deaths;
    private RunError? error;
    private List<string>? subWorkflows;

    public string Id { get; private set; } = "";

    public string WorkflowId { get; private set; } = "";

    /// <summary>The plan that it was last executed with.</summary>
    public string PlanHash { get; set; } = "";

    public RunStatus Status { get; private set; }

    public long Epoch { get; private set; }

    public string? Owner { get; private set; }

    public string Queue { get; private set; } = RunQueues.Default;

    public int Priority { get; private set; }

    public RunIdempotency? Idempotency { get; private set; }

    public RunFiring? Firing { get; private set; }

    public string? ParentRunId { get; private set; }

    public DateTimeOffset? WakeAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public bool CancelRequested { get; private set; }

    public long EventSeq { get; private set; }

    public bool HasEnded => FinishedAt is not null;

    public IReadOnlyList<string> SubWorkflows => subWorkflows ?? [];

    /// <summary>Becomes a run that was just created.</summary>
    public void Begin(NewRun run)
    {
        var taken = run.Owner is not null;
        Id = run.Id;
        Status = taken ? RunStatus.Running : RunStatus.Pending;
        Epoch = taken ? 1 : 0;
        WorkflowId = run.WorkflowId;
        PlanHash = run.PlanHash;
        ParentRunId = run.ParentRunId;
        depth = run.Depth;
        stopAfter = run.StopAfter;
        itemsIn = run.Input.Count;
        itemsOut = null;
        createdAt = run.CreatedAt;
        startedAt = taken ? run.CreatedAt : null;
        FinishedAt = null;
        Owner = run.Owner;
        Queue = run.Queue;
        homeQueue = null;
        Priority = run.Priority;
        Idempotency = run.Idempotency;
        Firing = run.Firing;
        metadata = run.Metadata;
        config = run.Config;
        WakeAt = null;
        waitReason = null;
        CancelRequested = false;
        EventSeq = RunRow.FirstEvent;
        deaths = 0;
        error = null;
        subWorkflows = null;
        BeginActivations(run);
    }

    public void AddSubWorkflow(string runId) => (subWorkflows ??= []).Add(runId);

    public bool Matches(RunQuery query) =>
        (query.WorkflowId is null || query.WorkflowId == WorkflowId)
        && (query.Status is null || query.Status == Status)
        && (query.Queue is null || query.Queue == Queue)
        && (query.Before is null || string.CompareOrdinal(Id, query.Before) < 0)
        && (query.From is null || string.CompareOrdinal(Id, query.From) >= 0)
        && (query.Metadata is not { } wanted || RunMetadata.Searchable(metadata).Contains(wanted));

    public void Claim(string by, DateTimeOffset at)
    {
        Status = RunStatus.Running;
        Epoch++;
        Owner = by;
        startedAt ??= at;
    }

    /// <summary>Becomes pending because its owner stopped executing it, or died.</summary>
    public void Release(bool ownerDied)
    {
        Status = RunStatus.Pending;
        Epoch++;
        Owner = null;
        deaths += ownerDied ? 1 : 0;
    }

    public void Suspend(RunSuspension suspension)
    {
        Status = RunStatus.Suspended;
        Owner = null;
        waitReason = suspension.Reason;
        WakeAt = suspension.WakeAt;
    }

    public void Wake()
    {
        Status = RunStatus.Pending;
        Owner = null;
        waitReason = null;
        WakeAt = null;
    }

    public void Move(string queue)
    {
        homeQueue ??= Queue;
        Queue = queue;
        Wake();
    }

    public void RequestCancel() => CancelRequested = true;

    /// <summary>Ends as cancelled.</summary>
    public void Cancel(DateTimeOffset at)
    {
        Owner = null;
        waitReason = null;
        WakeAt = null;
        EventSeq++;
        Finish([], new RunEnd(RunStatus.Cancelled, at, null, null));
    }

    public RunRow ToRow() => new()
    {
        Id = Id,
        WorkflowId = WorkflowId,
        PlanHash = PlanHash,
        Status = Status,
        Epoch = Epoch,
        Owner = Owner,
        CreatedAt = createdAt,
        StartedAt = startedAt,
        FinishedAt = FinishedAt,
        ItemsIn = itemsIn,
        ItemsOut = itemsOut,
        Error = error,
        ParentRunId = ParentRunId,
        Depth = depth,
        StopAfter = stopAfter,
        Queue = Queue,
        HomeQueue = homeQueue,
        Priority = Priority,
        IdempotencyKey = Idempotency?.Key,
        Metadata = metadata,
        Config = config,
        WaitReason = waitReason,
        WakeAt = WakeAt,
        CancelRequested = CancelRequested,
        EventSeq = EventSeq,
        Deaths = deaths,
        Records = records?.Count ?? 0,
    };
}
