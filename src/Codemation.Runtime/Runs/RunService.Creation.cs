using Codemation.Runtime.Binary;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Faults;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Runs;

/// <content>How runs are created.</content>
internal sealed partial class RunService
{
    /// <summary>Creates a run that belongs to no other.</summary>
    /// <param name="entry">The workflow.</param>
    /// <param name="input">The items.</param>
    /// <param name="options">What else it is started with.</param>
    /// <param name="owner">Who executes it at once; null leaves it pending.</param>
    /// <param name="cancellationToken">Gives up before anything is created.</param>
    /// <param name="runId">Its id; null for a new one.</param>
    /// <returns>The run, and whether it was created now: a repeated request gives the run of the first.</returns>
    /// <exception cref="WorkflowInactiveException">The workflow is not active.</exception>
    /// <exception cref="InputException">The input or the configuration is not valid.</exception>
    /// <exception cref="RunRefusedException">The idempotency key was used with another input.</exception>
    public async ValueTask<CreatedRun> CreateAsync(
        WorkflowEntry entry, Batch input, RunOptions options, string? owner, CancellationToken cancellationToken, string? runId = null)
    {
        await Activation.EnsureActiveAsync(entry.Id, cancellationToken);
        var run = NewRun(entry, input, runId ?? NewRunId(), owner, options.StopAfter) with
        {
            Queue = QueueOf(entry, options),
            Priority = options.Priority ?? entry.Settings.Priority,
            Metadata = options.Metadata?.ToJsonString(),
            Config = entry.ConfigOf(options.Config),
        };
        if (options.Pinned.Count > 0)
        {
            run = run with { Completed = [.. (await PinnedAsync(PlanOf(entry, options.StopAfter), options.Pinned, cancellationToken)).Values] };
        }

        if (options.IdempotencyKey is { } key)
        {
            run = run with { Idempotency = new RunIdempotency(key, BatchHash.Of(run.Input)) };
        }

        var creation = await CreateAsync(entry, run, cancellationToken);
        return creation.Outcome switch
        {
            CreateOutcome.Created => new CreatedRun(Announce(run), IsNew: true, IsBegun: run.Completed.Count > 0),
            CreateOutcome.Repeated => new CreatedRun(await FindAsync(creation.RunId, cancellationToken), IsNew: false),
            CreateOutcome.KeyTaken => throw new RunRefusedException(
                $"The idempotency key \"{options.IdempotencyKey}\" belongs to run {creation.RunId}, which was started with another input. Use another key for another request."),
            _ => throw new InvalidOperationException($"A new run got the id of another, {creation.RunId}."),
        };
    }

    /// <summary>The queue that a run is created in.</summary>
    public static string QueueOf(WorkflowEntry entry, RunOptions options) => options.Queue ?? entry.Settings.Queue ?? RunQueues.Default;

    /// <summary>Creates the run of a schedule's firing. That the workflow is active was found out by who fires it.</summary>
    /// <returns>Null when the firing has a run already.</returns>
    public async ValueTask<RunRow?> TryCreateAsync(WorkflowEntry entry, Batch input, RunFiring firing, string? owner, CancellationToken cancellationToken)
    {
        var run = NewRun(entry, input, NewRunId(), owner, stopAfter: null) with
        {
            Queue = QueueOf(entry, RunOptions.Default),
            Priority = entry.Settings.Priority,
            Config = entry.ConfigOf(null),
            Firing = firing,
        };
        return (await CreateAsync(entry, run, cancellationToken)).IsCreated ? Announce(run) : null;
    }

    /// <summary>Creates a sub-workflow with a given id.</summary>
    /// <returns>Null when there is such a run already.</returns>
    public async ValueTask<RunRow?> TryCreateAsync(
        WorkflowEntry entry, Batch input, string runId, string owner, RunRow parent, CancellationToken cancellationToken)
    {
        var run = NewRun(entry, input, runId, owner, stopAfter: null, parent) with
        {
            ParentRunId = parent.Id,
            Depth = parent.Depth + 1,
            Queue = parent.HomeQueue ?? parent.Queue,
            Priority = parent.Priority,
            Config = entry.ConfigOf(null),
        };
        return (await CreateAsync(entry, run, cancellationToken)).IsCreated ? Announce(run) : null;
    }

    private NewRun NewRun(WorkflowEntry entry, Batch input, string runId, string? owner, string? stopAfter, RunRow? parent = null)
    {
        if (input.Count > Limits.BatchItems)
        {
            throw new InputException([new InputError("$", $"{input.Count:N0} items; the limit for one run is {Limits.BatchItems:N0}")]);
        }

        return new NewRun
        {
            Id = runId,
            WorkflowId = entry.Id,
            PlanHash = entry.Plan.Hash,
            CreatedAt = host.Time.GetUtcNow(),
            Input = PlanOf(entry, stopAfter).Codecs[BoundPlan.TriggerSlot].Payload(input, TriggerBatch.Step, Limits),
            Owner = owner,
            StopAfter = stopAfter,
            Attachments = AttachedContent.From(parent, input),
        };
    }

    private async ValueTask<RunCreation> CreateAsync(WorkflowEntry entry, NewRun run, CancellationToken cancellationToken)
    {
        var isToRunHere = run.Owner is not null;
        if (isToRunHere)
        {
            executing.TryAdd(run.Id, null);
        }

        var isCreated = false;
        try
        {
            Fault.Hit(FaultPoint.RunCreating);

            // At the same time as the run, so that they share a write.
            var plan = KeepPlanAsync(entry);
            var creation = await host.Store.CreateAsync(run, cancellationToken);
            await plan;
            Fault.Hit(FaultPoint.RunCreated);
            isCreated = creation.IsCreated;
            return creation;
        }
        catch (UnwritableItemException unwritable)
        {
            throw new InputException([new InputError($"$[{unwritable.Item}]", unwritable.Problem)], unwritable);
        }
        finally
        {
            // What may be in the store after an error is left to others.
            if (isToRunHere && !isCreated)
            {
                ExpectNoMore(run.Id);
            }
        }
    }

    private RunRow Announce(NewRun run)
    {
        var row = RunRow.Of(run);
        host.Events.RunCreated(row);
        return row;
    }

    private async ValueTask<RunRow> FindAsync(string runId, CancellationToken cancellationToken)
        => await host.Store.FindAsync(runId, cancellationToken)
            ?? throw new RunRefusedException($"The run {runId}, which this request started before, is no longer kept.");
}
