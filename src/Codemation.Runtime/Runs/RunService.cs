using Codemation.Runtime.Binary;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Calls;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Events;
using Codemation.Runtime.Faults;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Runs;

/// <summary>Creates runs and executes them in this process.</summary>
internal sealed class RunService
{
    private readonly WorkflowCatalog catalog;
    private readonly ExecutionHost host;
    private readonly RunIds ids;

    public RunService(
        WorkflowCatalog catalog,
        IRunStore store,
        RunEvents events,
        RunLimits limits,
        TimeProvider time,
        IServiceScopeFactory scopes,
        Lazy<ILoggerFactory> loggers,
        BinaryStorages binaries)
    {
        this.catalog = catalog;
        ids = new RunIds(time);
        host = new ExecutionHost(store, events, limits, time, scopes, loggers, new SubWorkflows(this, catalog), new RunBinaries(store.Blobs, binaries));
        BinarySweep = new BinarySweep(store.Blobs, binaries, time);
    }

    /// <summary>Names this process in the store: another one after every start.</summary>
    public string Owner { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Removes content of attachments whose time is over.</summary>
    public BinarySweep BinarySweep { get; }

    public RunLimits Limits => host.Limits;

    /// <summary>Whether an earlier process may have left runs.</summary>
    public bool OutliveProcess => host.Store.IsDurable;

    public IRunStore Store => host.Store;

    /// <summary>An id for a new run; ids sort by creation time.</summary>
    public string NewRunId() => ids.Next();

    /// <summary>Creates a run and executes it here, on the caller's own time, to its end.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; a store that outlives the process can resume it.</exception>
    public async ValueTask<RunOutcome> RunAsync(WorkflowEntry entry, Batch input, CancellationToken cancellationToken)
    {
        var row = await CreateAsync(entry, input, Owner, cancellationToken);
        return await ExecuteAsync(entry, row, input, cancellationToken);
    }

    /// <summary>Executes a run that was just created.</summary>
    public ValueTask<RunOutcome> ExecuteAsync(WorkflowEntry entry, RunRow row, Batch input, CancellationToken cancellationToken)
        => new RunExecution(PlanOf(entry, row.StopAfter), row, host, cancellationToken).ExecuteAsync(input);

    /// <summary>Goes on with a run that an interrupted execution created: gives what it gave, or executes what is left.</summary>
    public async ValueTask<RunOutcome> ReturnToAsync(WorkflowEntry entry, string runId, CancellationToken cancellationToken)
    {
        var row = await host.Store.FindAsync(runId, cancellationToken);
        return row?.Status switch
        {
            RunStatus.Completed => new RunOutcome(runId, null, RunStatus.Completed, await ReadOutputAsync(entry.Bound, runId, cancellationToken), null),
            RunStatus.Failed => new RunOutcome(runId, null, RunStatus.Failed, null, row.Error),
            _ => await ResumeAsync(runId, cancellationToken),
        };
    }

    /// <summary>Creates a run.</summary>
    /// <param name="entry">The workflow.</param>
    /// <param name="input">The items.</param>
    /// <param name="owner">Who executes it at once; null leaves it pending.</param>
    /// <param name="cancellationToken">Gives up before anything is created.</param>
    /// <param name="stopAfter">The step that the run ends at; null for all steps.</param>
    public async ValueTask<RunRow> CreateAsync(
        WorkflowEntry entry, Batch input, string? owner, CancellationToken cancellationToken, string? stopAfter = null)
    {
        var row = await TryCreateAsync(entry, input, NewRunId(), owner, parent: null, cancellationToken, stopAfter);
        return row ?? throw new InvalidOperationException("A new run got the id of another.");
    }

    /// <summary>Creates a run with a given id.</summary>
    /// <returns>Null when there is such a run already.</returns>
    public async ValueTask<RunRow?> TryCreateAsync(
        WorkflowEntry entry, Batch input, string runId, string? owner, RunRow? parent, CancellationToken cancellationToken, string? stopAfter = null)
    {
        var plan = PlanOf(entry, stopAfter);
        if (input.Count > Limits.BatchItems)
        {
            throw new InputException([new InputError("$", $"{input.Count:N0} items; the limit for one run is {Limits.BatchItems:N0}")]);
        }

        var now = host.Time.GetUtcNow();
        var run = new NewRun
        {
            Id = runId,
            WorkflowId = entry.Id,
            PlanHash = entry.Plan.Hash,
            CreatedAt = now,
            Input = plan.Codecs[BoundPlan.TriggerSlot].Payload(input, TriggerBatch.Step, Limits),
            Owner = owner,
            ParentRunId = parent?.Id,
            Depth = parent is null ? 0 : parent.Depth + 1,
            StopAfter = stopAfter,
            Attachments = AttachedContent.From(parent, input),
        };
        Fault.Hit(FaultPoint.RunCreating);
        try
        {
            if (!(await host.Store.CreateAsync(run, cancellationToken)).IsCreated)
            {
                return null;
            }
        }
        catch (UnwritableItemException unwritable)
        {
            throw new InputException([new InputError($"$[{unwritable.Item}]", unwritable.Problem)], unwritable);
        }

        Fault.Hit(FaultPoint.RunCreated);
        var row = new RunRow
        {
            Id = run.Id,
            WorkflowId = run.WorkflowId,
            PlanHash = run.PlanHash,
            Status = owner is null ? RunStatus.Pending : RunStatus.Running,
            Epoch = owner is null ? 0 : 1,
            Owner = owner,
            CreatedAt = now,
            StartedAt = owner is null ? null : now,
            ItemsIn = input.Count,
            ParentRunId = run.ParentRunId,
            Depth = run.Depth,
            StopAfter = run.StopAfter,
        };
        host.Events.RunCreated(row);
        return row;
    }

    /// <summary>Takes a run that is pending or was interrupted, and executes what is left of it.</summary>
    /// <exception cref="RunNotResumableException">There is no such run, it has ended, or its workflow changed since.</exception>
    public async ValueTask<RunOutcome> ResumeAsync(string runId, CancellationToken cancellationToken)
    {
        var found = await host.Store.FindAsync(runId, cancellationToken)
            ?? throw new RunNotResumableException($"There is no run {runId}.");
        var entry = Resumable(found);
        var row = await host.Store.ClaimAsync(runId, Owner, cancellationToken)
            ?? throw new RunNotResumableException($"Run {runId} has ended meanwhile.");
        return await ExecuteClaimedAsync(entry, row, cancellationToken);
    }

    /// <summary>Executes what is left of a run that this process has claimed.</summary>
    public ValueTask<RunOutcome> ExecuteClaimedAsync(RunRow row, CancellationToken cancellationToken)
        => ExecuteClaimedAsync(Resumable(row), row, cancellationToken);

    /// <summary>Takes pending runs, up to a number: higher priorities first, then older runs.</summary>
    public ValueTask<IReadOnlyList<RunRow>> ClaimPendingAsync(int most, CancellationToken cancellationToken)
        => host.Store.ClaimPendingAsync(Owner, RunQueues.OnlyDefault, most, cancellationToken);

    /// <summary>Makes pending what earlier processes left behind. This process must be the only one that executes runs of its store.</summary>
    /// <returns>How many runs there were.</returns>
    public ValueTask<int> RecoverAsync(CancellationToken cancellationToken) => host.Store.RecoverAsync([Owner], cancellationToken);

    private async ValueTask<RunOutcome> ExecuteClaimedAsync(WorkflowEntry entry, RunRow row, CancellationToken cancellationToken)
    {
        var execution = new RunExecution(PlanOf(entry, row.StopAfter), row, host, cancellationToken);
        var stored = await host.Store.ReadBatchAsync(row.Id, TriggerBatch.Step, TriggerBatch.Port, cancellationToken)
            ?? throw new InvalidDataException($"The input of run {row.Id} is missing from the store.");
        var input = await entry.Bound.Codecs[BoundPlan.TriggerSlot].ReadAsync(stored, IdentityLineage.Instance, cancellationToken);
        await execution.RestoreAsync(await host.Store.LoadProgressAsync(row.Id, cancellationToken));
        Fault.Hit(FaultPoint.RunRestored);
        return await execution.ExecuteAsync(input);
    }

    private static BoundPlan PlanOf(WorkflowEntry entry, string? stopAfter) => stopAfter is null ? entry.Bound : entry.Bound.UpTo(stopAfter);

    private async ValueTask<Batch> ReadOutputAsync(BoundPlan plan, string runId, CancellationToken cancellationToken)
    {
        var producer = plan.Producers[plan.ResultSlot];
        var step = producer < 0 ? TriggerBatch.Step : plan.Steps[producer].Id;
        var port = producer < 0 ? TriggerBatch.Port : plan.ResultSlot - plan.Steps[producer].FirstSlot;
        var stored = await host.Store.ReadBatchAsync(runId, step, port, cancellationToken)
            ?? throw new InvalidDataException($"The output of run {runId} is missing from the store.");
        return await plan.Codecs[plan.ResultSlot].ReadAsync(stored, IdentityLineage.Instance, cancellationToken);
    }

    private WorkflowEntry Resumable(RunRow row)
    {
        if (row.Status is not (RunStatus.Pending or RunStatus.Running))
        {
            throw new RunNotResumableException($"Run {row.Id} has {row.Status.ToString().ToLowerInvariant()} already.");
        }

        var entry = catalog.Find(row.WorkflowId)
            ?? throw new RunNotResumableException($"Run {row.Id} belongs to workflow \"{row.WorkflowId}\", which this host doesn't have.");
        return string.Equals(entry.Plan.Hash, row.PlanHash, StringComparison.Ordinal)
            ? entry
            : throw new RunNotResumableException(
                $"Run {row.Id} was started on another version of workflow \"{row.WorkflowId}\" (plan {row.PlanHash}; this is {entry.Plan.Hash}). Resume it with the build that started it.");
    }
}
