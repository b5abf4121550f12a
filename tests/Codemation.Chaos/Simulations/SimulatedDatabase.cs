using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Memory;

namespace Codemation.Chaos.Simulations;

/// <summary>The store behind all workers: the real one in memory, made to keep what a database would, and watched.</summary>
internal sealed class SimulatedDatabase(World world, PlantedBug bug)
{
    private readonly Dictionary<(string Run, string Step, int Port), FrozenPayload> batches = [];
    private readonly Dictionary<string, (long Epoch, Worker? Worker)> granted = new(StringComparer.Ordinal);
    private readonly HashSet<(string Run, string Step)> recorded = [];
    private readonly Dictionary<string, List<ActivationRecord>> records = new(StringComparer.Ordinal);
    private readonly HashSet<string> ended = new(StringComparer.Ordinal);

    public MemoryRunStore Store { get; } = new(world.Time);

    /// <summary>Whether a worker has a run whose step has a recorded result.</summary>
    public bool IsRecorded(string run, string step, Worker by) => recorded.Contains((run, step)) && granted.TryGetValue(run, out var grant) && grant.Worker == by;

    /// <summary>The items of a step's first port, as JSON; null when none were recorded.</summary>
    public string? OutputOf(string run, string step) => batches.GetValueOrDefault((run, step, 0))?.Text.Trim();

    public async ValueTask<RunCreation> CreateAsync(NewRun run, Worker? worker)
    {
        var input = new FrozenPayload(run.Input);
        var creation = await Store.CreateAsync(run with { Input = input }, default);
        if (creation.IsCreated)
        {
            batches[(run.Id, TriggerBatch.Step, TriggerBatch.Port)] = input;
            if (run.Owner is not null)
            {
                granted[run.Id] = (1, worker);
            }
        }

        return creation;
    }

    public async ValueTask<IReadOnlyList<RunRow>> ClaimPendingAsync(string owner, IReadOnlyList<string> queues, int most, Worker? worker)
    {
        var rows = await Store.ClaimPendingAsync(owner, queues, most, default);
        foreach (var row in rows)
        {
            granted[row.Id] = (row.Epoch, worker);
            world.Note($"{worker?.Name} has {row.Id} as {row.Epoch}");
        }

        return rows;
    }

    public async ValueTask<RunRow?> ClaimAsync(string runId, string owner, Worker? worker)
    {
        var row = await Store.ClaimAsync(runId, owner, default);
        if (row is not null)
        {
            granted[runId] = (row.Epoch, worker);
        }

        return row;
    }

    public async ValueTask<RunCommitted> CommitAsync(RunCommit commit, Worker? worker)
    {
        var frozen = commit with
        {
            Activations = [.. commit.Activations.Select(record => record with { Outputs = [.. record.Outputs.Select(output => (BatchPayload)new FrozenPayload(output))] })],
        };
        if (bug == PlantedBug.FenceForgotten && await Store.FindAsync(commit.RunId, default) is { Status: RunStatus.Running } row)
        {
            frozen = frozen with { Epoch = row.Epoch };
        }

        var committed = await Store.CommitAsync(frozen, default);
        Watch(frozen, commit.Epoch, worker);
        return committed;
    }

    public async ValueTask<SignalOutcome> SignalAsync(NewSignal signal)
    {
        var outcome = await Store.SignalAsync(signal, default);
        if (bug == PlantedBug.EarlySignalLost && outcome == SignalOutcome.Kept)
        {
            await Store.DeleteSignalsAsync(DateTimeOffset.MaxValue, int.MaxValue, default);
        }

        return outcome;
    }

    public ValueTask<StoredBatch?> ReadBatch(string run, string step, int port) => new(batches.GetValueOrDefault((run, step, port))?.ToStored());

    /// <summary>How far a run got. The store in memory forgets most of it when the run ends; a database doesn't.</summary>
    public async ValueTask<RunProgress> LoadProgressAsync(string run)
        => await Store.FindAsync(run, default) is { FinishedAt: not null }
            ? new RunProgress([.. records.GetValueOrDefault(run, []).GroupBy(record => record.Step).Select(step => ToStored(step.Last()))], [], [])
            : await Store.LoadProgressAsync(run, default);

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
        Ports = [.. record.Outputs.Select(output => new StoredPort(output.Count, output.EncodeLineage()))],
    };

    private void Watch(RunCommit commit, long epoch, Worker? worker)
    {
        if (granted.TryGetValue(commit.RunId, out var grant) && (grant.Worker != worker || grant.Epoch != epoch))
        {
            world.Violate("P6", $"{worker?.Name} wrote run {commit.RunId} under epoch {epoch}, which {grant.Worker?.Name} has as {grant.Epoch}");
        }

        if (ended.Contains(commit.RunId))
        {
            world.Violate("P2", $"{worker?.Name} wrote run {commit.RunId} after its end");
        }

        if (!records.TryGetValue(commit.RunId, out var all))
        {
            records.Add(commit.RunId, all = []);
        }

        all.AddRange(commit.Activations);
        foreach (var record in commit.Activations)
        {
            if (record.Status is ActivationStatus.Completed or ActivationStatus.Failed && !recorded.Add((commit.RunId, record.Step)))
            {
                world.Violate("P3", $"step \"{record.Step}\" of run {commit.RunId} is recorded as ended twice");
            }

            for (var port = 0; port < record.Outputs.Count; port++)
            {
                batches[(commit.RunId, record.Step, port)] = (FrozenPayload)record.Outputs[port];
            }
        }

        if (commit.End is { } end)
        {
            ended.Add(commit.RunId);
            world.Note($"{worker?.Name} ended {commit.RunId} as {end.Status}");
        }
    }
}
