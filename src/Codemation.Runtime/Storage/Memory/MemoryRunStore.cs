using System.Runtime.InteropServices;

namespace Codemation.Runtime.Storage.Memory;

/// <summary>
/// Keeps runs in this process. Items are kept by reference, and only until their run ends; of the runs that ended, the latest are kept.
/// </summary>
/// <param name="clock">Tells when a run was claimed.</param>
/// <param name="endedRuns">How many ended runs are kept.</param>
internal sealed class MemoryRunStore(TimeProvider clock, int endedRuns = MemoryRunStore.DefaultEndedRuns) : IRunStore
{
    public const int DefaultEndedRuns = 10_000;

    private const int MostForgotten = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, MemoryRun> runs = [];
    private readonly SortedDictionary<string, MemoryRun> pending = new(StringComparer.Ordinal);
    private readonly Queue<MemoryRun> ended = [];
    private readonly Stack<MemoryRun> forgotten = [];

    public bool IsDurable => false;

    public ValueTask<bool> CreateAsync(NewRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            ref var created = ref CollectionsMarshal.GetValueRefOrAddDefault(runs, run.Id, out var exists);
            if (exists)
            {
                return new(false);
            }

            created = forgotten.TryPop(out var old) ? old : new MemoryRun();
            created.Begin(run);
            if (created.Status == RunStatus.Pending)
            {
                pending.Add(run.Id, created);
            }
        }

        return new(true);
    }

    public ValueTask CommitAsync(RunCommit commit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (!runs.TryGetValue(commit.RunId, out var run) || run.Epoch != commit.Epoch || run.Status != RunStatus.Running)
            {
                throw new RunFencedException(commit.RunId, commit.Epoch);
            }

            run.Apply(commit);
            if (run.HasEnded)
            {
                Forget(run);
            }
        }

        return default;
    }

    public ValueTask<RunRow?> ClaimAsync(string runId, string owner, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (!runs.TryGetValue(runId, out var run) || run.HasEnded)
            {
                return default;
            }

            pending.Remove(runId);
            run.Claim(owner, clock.GetUtcNow());
            return new(run.ToRow());
        }
    }

    public ValueTask<IReadOnlyList<RunRow>> ClaimPendingAsync(string owner, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var at = clock.GetUtcNow();
            var claimed = pending.Values.Take(most).ToArray();
            foreach (var run in claimed)
            {
                pending.Remove(run.Id);
                run.Claim(owner, at);
            }

            return new(Array.ConvertAll(claimed, run => run.ToRow()));
        }
    }

    public ValueTask<int> RecoverAsync(string owner, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var recovered = 0;
        lock (gate)
        {
            foreach (var run in runs.Values)
            {
                if (run.IsHeldByOther(owner) && !run.IsSubWorkflow)
                {
                    run.Release();
                    pending.Add(run.Id, run);
                    recovered++;
                }
            }
        }

        return new(recovered);
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
                if (run.Matches(query) && (query.Before is null || string.CompareOrdinal(run.Id, query.Before) < 0))
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

    public ValueTask<RunProgress> LoadProgressAsync(string runId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(runs.TryGetValue(runId, out var run) ? run.ToProgress() : new RunProgress([], []));
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

    public ValueTask DisposeAsync() => default;

    private void Forget(MemoryRun run)
    {
        ended.Enqueue(run);
        if (ended.Count > endedRuns)
        {
            var oldest = ended.Dequeue();
            runs.Remove(oldest.Id);
            if (forgotten.Count < MostForgotten)
            {
                forgotten.Push(oldest);
            }
        }
    }
}
