using System.Collections.Concurrent;
using Codemation.Runtime.Binary;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Events;
using Codemation.Runtime.Faults;
using Codemation.Runtime.Lifetimes;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Runs;

/// <summary>Creates runs and executes them in this process.</summary>
internal sealed partial class RunService : IAsyncDisposable
{
    private readonly WorkflowCatalog catalog;
    private readonly ExecutionHost host;
    private readonly RunIds ids;

    // Null for runs that are created to be executed here and are not yet.
    private readonly ConcurrentDictionary<string, RunExecution?> executing = new(StringComparer.Ordinal);

    // The store in memory forgets the outputs of runs that end. A suspended caller comes for those of what it called.
    private readonly ConcurrentDictionary<string, RunOutcome> unread = new(StringComparer.Ordinal);
    private readonly IDisposable listening;

    public RunService(
        WorkflowCatalog catalog,
        IRunStore store,
        RunEvents events,
        RunLimits limits,
        TimeProvider time,
        IServiceScopeFactory scopes,
        Lazy<ILoggerFactory> loggers,
        BinaryStorages binaries,
        RetentionPeriods retention,
        bool? keepsSpans)
    {
        this.catalog = catalog;
        ids = new RunIds(time);
        Telemetry = new TelemetryWriter(store.Telemetry, keepsSpans ?? store.IsDurable, time, loggers);
        host = new ExecutionHost(
            store, events, limits, time, scopes, loggers, new SubWorkflows(this, catalog), new RunBinaries(store.Blobs, binaries), Telemetry);
        Activation = new WorkflowActivation(store.Schedules, time);
        BinarySweep = new BinarySweep(store.Blobs, binaries, time);
        Retention = new RetentionSweep(store, BinarySweep, new RetentionPlan(retention, catalog), time, loggers);
        listening = store.Listen(Hear);
    }

    /// <summary>Names this process in the store: another one after every start.</summary>
    public string Owner { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Which workflows runs may be created of.</summary>
    public WorkflowActivation Activation { get; }

    /// <summary>The attachments of runs.</summary>
    public RunBinaries Binaries => host.Binaries;

    /// <summary>Removes content of attachments whose time is over.</summary>
    public BinarySweep BinarySweep { get; }

    /// <summary>Removes what is older than it is kept for.</summary>
    public RetentionSweep Retention { get; }

    /// <summary>Writes what runs tell about themselves.</summary>
    public TelemetryWriter Telemetry { get; }

    public RunLimits Limits => host.Limits;

    /// <summary>Whether an earlier process may have left runs.</summary>
    public bool OutliveProcess => host.Store.IsDurable;

    public IRunStore Store => host.Store;

    /// <inheritdoc cref="StoreClock.Now"/>
    public DateTimeOffset StoreTime => host.StoreClock.Now;

    /// <summary>Who waits in this process for which run.</summary>
    public RunCompletions Completions { get; } = new();

    /// <summary>The queues whose steps are run here; null for all.</summary>
    public IReadOnlyList<string>? Queues
    {
        get => host.Queues;
        set => host.Queues = value;
    }

    /// <summary>Called when a run was created that somebody is to execute.</summary>
    public Action? PendingCreated { get; set; }

    /// <summary>An id for a new run; ids sort by creation time.</summary>
    public string NewRunId() => ids.Next();

    /// <summary>Executes a run that was just created.</summary>
    /// <param name="entry">Its workflow.</param>
    /// <param name="row">The run.</param>
    /// <param name="input">Its items.</param>
    /// <param name="interruption">Breaks the execution off; the run goes on later.</param>
    /// <param name="cancellation">Cancels the run, unless the execution is interrupted as well.</param>
    /// <param name="ended">Called when the run has ended, before those who wait for it hear of it.</param>
    public ValueTask<RunOutcome> ExecuteAsync(
        WorkflowEntry entry, RunRow row, Batch input, CancellationToken interruption, CancellationToken cancellation = default, Action? ended = null)
        => ExecuteAsync(new RunExecution(PlanOf(entry, row.StopAfter), row, host, interruption, cancellation), input, ended);

    /// <summary>
    /// Takes a run that is pending or was interrupted, and executes what is left of it. Where processes share the store, a run that is not
    /// pending is left to whoever executes it.
    /// </summary>
    /// <exception cref="RunNotResumableException">There is no such run, it has ended, or another process executes it.</exception>
    public async ValueTask<RunOutcome> ResumeAsync(string runId, CancellationToken interruption, CancellationToken cancellation = default)
    {
        var found = await host.Store.FindAsync(runId, interruption)
            ?? throw new RunNotResumableException($"There is no run {runId}.");
        CheckResumable(found);
        var claiming = host.Store.IsShared ? host.Store.ClaimIfPendingAsync(runId, Owner, interruption) : host.Store.ClaimAsync(runId, Owner, interruption);
        var row = await claiming
            ?? throw new RunNotResumableException(
                found.Status == RunStatus.Running
                    ? $"Run {runId} is being executed by another process. Once that one is gone, the others go on with the run by themselves."
                    : $"Run {runId} was taken by another process, has ended or been suspended meanwhile.");
        return await ExecuteClaimedAsync(row, interruption, cancellation);
    }

    /// <summary>Takes pending runs of some queues, up to a number: higher priorities first, then older runs.</summary>
    public ValueTask<IReadOnlyList<RunRow>> ClaimPendingAsync(IReadOnlyList<string> queues, int most, CancellationToken cancellationToken)
        => host.Store.ClaimPendingAsync(Owner, queues, most, cancellationToken);

    /// <summary>Makes pending what earlier processes left behind. This process must be the only one that executes runs of its store.</summary>
    /// <returns>How many runs there were.</returns>
    public ValueTask<int> RecoverAsync(CancellationToken cancellationToken) => host.Store.RecoverAsync([Owner], cancellationToken);

    /// <summary>Whether a run is executed here, or is about to be.</summary>
    public bool IsExecuting(string runId) => executing.ContainsKey(runId);

    /// <summary>Cancels the runs that are executed here and whose cancellation was asked for.</summary>
    public async ValueTask CancelRequestedAsync(CancellationToken cancellationToken)
    {
        foreach (var runId in await host.Store.CancelRequestsAsync(Owner, cancellationToken))
        {
            if (executing.TryGetValue(runId, out var execution))
            {
                execution?.Cancel();
            }
        }
    }

    /// <summary>Stops listening to the store.</summary>
    public ValueTask DisposeAsync()
    {
        listening.Dispose();
        Retention.Dispose();
        return Telemetry.DisposeAsync();
    }

    /// <summary>Executes what is left of a run that this process has claimed.</summary>
    /// <inheritdoc cref="ExecuteAsync(WorkflowEntry, RunRow, Batch, CancellationToken, CancellationToken, Action?)"/>
    public async ValueTask<RunOutcome> ExecuteClaimedAsync(
        RunRow row, CancellationToken interruption, CancellationToken cancellation = default, Action? ended = null)
    {
        try
        {
            var entry = catalog.Find(row.WorkflowId);
            var (progress, problem) = await ProgressAsync(entry, row, interruption);
            if (progress is null)
            {
                return await ParkAsync(row, problem!);
            }

            var execution = new RunExecution(PlanOf(entry!, row.StopAfter), row, host, interruption, cancellation);
            var input = await ReadAsync(row.Id, TriggerBatch.Step, TriggerBatch.Port, entry!.Bound, BoundPlan.TriggerSlot, interruption);
            await execution.RestoreAsync(progress);
            Fault.Hit(FaultPoint.RunRestored);
            return await ExecuteAsync(execution, input, ended);
        }
        finally
        {
            ExpectNoMore(row.Id);
        }
    }

    private async ValueTask<RunOutcome> ExecuteAsync(RunExecution execution, Batch input, Action? ended)
    {
        var runId = execution.Row.Id;
        executing[runId] = execution;
        try
        {
            var outcome = await execution.ExecuteAsync(input);
            Fault.Hit(FaultPoint.OutcomeAnswering);
            if (outcome.HasEnded)
            {
                if (!OutliveProcess && execution.Row is { ParentRunId: not null, Epoch: > 1 })
                {
                    unread[runId] = outcome;
                }

                ended?.Invoke();
                Completions.Complete(outcome);
            }

            return outcome;
        }
        finally
        {
            executing.TryRemove(KeyValuePair.Create<string, RunExecution?>(runId, execution));
            execution.Dispose();
        }
    }

    private void ExpectNoMore(string runId) => executing.TryRemove(KeyValuePair.Create<string, RunExecution?>(runId, null));

    private async ValueTask<Batch> ReadAsync(string runId, string step, int port, BoundPlan plan, int slot, CancellationToken cancellationToken)
    {
        var stored = await host.Store.ReadBatchAsync(runId, step, port, cancellationToken)
            ?? throw new InvalidDataException($"The {(step == TriggerBatch.Step ? "input" : $"output of step \"{step}\"")} of run {runId} is missing from the store.");
        return await plan.Codecs[slot].ReadAsync(stored, IdentityLineage.Instance, cancellationToken);
    }

    private void Hear(QueueChange change)
    {
        if (change == QueueChange.CancelRequested && !executing.IsEmpty)
        {
            _ = Task.Run(async () =>
            {
                try
                {
                    await CancelRequestedAsync(CancellationToken.None);
                }
                catch (Exception error)
                {
                    // The next write of such a run tells it as well.
                    host.Loggers.Value.CreateLogger("Codemation.Runs").CancelRequestsUnread(error);
                }
            });
        }
    }

    private static BoundPlan PlanOf(WorkflowEntry entry, string? stopAfter) => stopAfter is null ? entry.Bound : entry.Bound.UpTo(stopAfter);

    private static void CheckResumable(RunRow row)
    {
        if (row.Status == RunStatus.Suspended)
        {
            throw new RunNotResumableException($"Run {row.Id} is suspended: {row.WaitReason}.");
        }

        if (row.Status is not (RunStatus.Pending or RunStatus.Running))
        {
            throw new RunNotResumableException($"Run {row.Id} has {row.Status.ToString().ToLowerInvariant()} already.");
        }
    }
}
