using System.Runtime.InteropServices;
using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Storage.Memory;

/// <summary>
/// Keeps runs in this process. Items are kept by reference, and only until their run ends; of the runs that ended, the latest are kept.
/// </summary>
/// <param name="clock">Tells when a run was claimed, and when one is due.</param>
/// <param name="endedRuns">How many ended runs are kept.</param>
internal sealed partial class MemoryRunStore(TimeProvider clock, int endedRuns = MemoryRunStore.DefaultEndedRuns) : IRunStore, IBlobIndex
{
    public const int DefaultEndedRuns = 10_000;

    private const int MostForgotten = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, MemoryRun> runs = [];
    private readonly Dictionary<(string WorkflowId, string Key), MemoryRun> byKey = [];
    private readonly Dictionary<RunFiring, MemoryRun> byFiring = [];
    private readonly Dictionary<string, string> plans = [];
    private readonly MemoryQueue queue = new();
    private readonly MemorySignals signals = new();
    private readonly QueueListeners listeners = new();
    private readonly Stack<MemoryRun> forgotten = [];
    private Queue<MemoryRun> ended = [];
    private MemoryTelemetry? telemetry;

    public bool IsDurable => false;

    public bool IsShared => false;

    public IBlobIndex Blobs => this;

    public ITelemetryStore Telemetry => telemetry ?? Interlocked.CompareExchange(ref telemetry, new MemoryTelemetry(IsOpen), null) ?? telemetry!;

    public IScheduleStore Schedules { get; } = new MemoryScheduleStore(clock);

    public ValueTask<RunCreation> CreateAsync(NewRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (Refusal(run) is { } refusal)
            {
                return new(refusal);
            }

            IReadOnlyList<ActivationRecord>? taken = null;
            if (run.TakesOver is { } source && (taken = runs.GetValueOrDefault(source.RunId)?.Completed(source.Steps)) is null)
            {
                return new(new RunCreation(CreateOutcome.NothingToTakeOver, source.RunId));
            }

            ref var created = ref CollectionsMarshal.GetValueRefOrAddDefault(runs, run.Id, out var exists);
            if (exists)
            {
                return new(new RunCreation(CreateOutcome.IdTaken, run.Id));
            }

            created = forgotten.TryPop(out var old) ? old : new MemoryRun();
            created.Begin(run);
            created.TakeOver(taken ?? []);
            created.TakeOver(run.Completed);

            Register(created);
            ShareBlobs(run);
        }

        return new(new RunCreation(CreateOutcome.Created, run.Id));
    }

    public ValueTask<RunRow?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(runs.TryGetValue(runId, out var run) ? run.ToRow() : null);
        }
    }

    public ValueTask<IReadOnlyList<RunRow>> ListAsync(RunQuery query, CancellationToken cancellationToken)
    {
        // Only as many as asked for are held while all are looked at once; the oldest of them is the first to give way.
        var newest = new PriorityQueue<MemoryRun, string>(StringComparer.Ordinal);
        lock (gate)
        {
            foreach (var run in runs.Values)
            {
                if (run.Matches(query))
                {
                    newest.Enqueue(run, run.Id);
                    if (newest.Count > query.Limit)
                    {
                        newest.Dequeue();
                    }
                }
            }

            var rows = new RunRow[newest.Count];
            for (var last = rows.Length - 1; last >= 0; last--)
            {
                rows[last] = newest.Dequeue().ToRow();
            }

            return new(rows);
        }
    }

    public ValueTask<IReadOnlyList<RunRow>> EndedAsync(IReadOnlyCollection<string> runIds, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new([.. runIds.Select(id => runs.GetValueOrDefault(id)).OfType<MemoryRun>().Where(run => run.HasEnded).Select(run => run.ToRow())]);
        }
    }

    public ValueTask<RunProgress> LoadProgressAsync(string runId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(runs.TryGetValue(runId, out var run) ? run.ToProgress() : new RunProgress([], [], []));
        }
    }

    public ValueTask<StoredBatch?> ReadBatchAsync(string runId, string step, int port, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var payload = runs.TryGetValue(runId, out var run) ? run.Find(step, port) : null;
            return new(payload is null ? null : new StoredBatch(payload.Count, payload, Chunks: null));
        }
    }

    public ValueTask PutPlanAsync(string planHash, string workflowId, string json, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            plans.TryAdd(planHash, json);
        }

        return default;
    }

    public ValueTask<string?> FindPlanAsync(string planHash, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(plans.GetValueOrDefault(planHash));
        }
    }

    public ValueTask DisposeAsync() => default;

    private RunCreation? Refusal(NewRun run)
    {
        if (run.Idempotency is { } asked && byKey.TryGetValue((run.WorkflowId, asked.Key), out var first))
        {
            return new RunCreation(first.Idempotency!.InputHash == asked.InputHash ? CreateOutcome.Repeated : CreateOutcome.KeyTaken, first.Id);
        }

        return run.Firing is { } firing && byFiring.TryGetValue(firing, out var fired)
            ? new RunCreation(CreateOutcome.AlreadyFired, fired.Id)
            : null;
    }

    private void Register(MemoryRun run)
    {
        if (run.Idempotency is { } idempotency)
        {
            byKey.Add((run.WorkflowId, idempotency.Key), run);
        }

        if (run.Firing is { } firing)
        {
            byFiring.Add(firing, run);
        }

        if (run.ParentRunId is { } parentId && runs.TryGetValue(parentId, out var parent))
        {
            parent.AddSubWorkflow(run.Id);
        }

        queue.Add(run);
    }

    private void Remove(MemoryRun run)
    {
        runs.Remove(run.Id);
        blobs.Release(run.Id);
        if (run.Idempotency is { } idempotency)
        {
            byKey.Remove((run.WorkflowId, idempotency.Key));
        }

        if (run.Firing is { } firing)
        {
            byFiring.Remove(firing);
        }

        if (forgotten.Count < MostForgotten)
        {
            forgotten.Push(run);
        }
    }

    private bool IsOpen(string runId)
    {
        lock (gate)
        {
            return runs.TryGetValue(runId, out var run) && !run.HasEnded;
        }
    }
}
