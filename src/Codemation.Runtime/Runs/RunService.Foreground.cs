using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Runs;

/// <content>Runs that somebody in this process waits for.</content>
internal sealed partial class RunService
{
    // How often a suspended run is looked for whose end nobody here would tell of.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private static readonly DateTimeOffset AtOnce = DateTimeOffset.MinValue;

    /// <summary>Whether pending runs are executed in the background, those included that somebody waits for.</summary>
    public bool IsDispatching { get; set; }

    /// <summary>Creates a run and executes it here, on the caller's own time, to its end.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; a store that outlives the process can resume it.</exception>
    public async ValueTask<RunOutcome> RunAsync(WorkflowEntry entry, Batch input, RunOptions options, CancellationToken cancellationToken)
    {
        var created = await CreateAsync(entry, input, options, Owner, cancellationToken);
        return created.IsNew
            ? await ToEndAsync(entry, created, input, cancellationToken)
            : await ToEndAsync(entry, created.Row.Id, cancellationToken);
    }

    /// <summary>Executes a run that was just created for it, here, to its end.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async ValueTask<RunOutcome> ToEndAsync(WorkflowEntry entry, CreatedRun created, Batch input, CancellationToken cancellationToken)
    {
        var row = created.Row;

        // Asked for first: once the run is suspended it may go on, and end, behind this one's back.
        var completion = entry.Bound.MaySuspend ? Completions.Add(row.Id) : null;
        var outcome = created.IsBegun
            ? await ExecuteClaimedAsync(row, cancellationToken)
            : await ExecuteAsync(entry, row, input, cancellationToken);
        return outcome.HasEnded ? outcome : await ToEndAsync(entry, row.Id, completion!, cancellationToken);
    }

    /// <summary>Waits for the end of a run; has it go on here whenever it can, unless runs are executed in the background.</summary>
    public async ValueTask<RunOutcome> ToEndAsync(WorkflowEntry entry, string runId, CancellationToken cancellationToken)
        => await ToEndAsync(entry, runId, Completions.Add(runId), cancellationToken);

    /// <summary>
    /// Finishes a run that is pending or was interrupted, here, to its end. One that another process executes is waited for, and goes on here
    /// should that process be gone.
    /// </summary>
    /// <exception cref="RunNotResumableException">There is no such run, or it has ended.</exception>
    public async ValueTask<RunOutcome> FinishAsync(string runId, CancellationToken cancellationToken)
    {
        var row = await host.Store.FindAsync(runId, cancellationToken) ?? throw new RunNotResumableException($"There is no run {runId}.");
        if (IsParked(row))
        {
            await host.Store.WakeAsync(runId, cancellationToken);
            row = row with { Status = RunStatus.Pending };
        }

        if (row.Status != RunStatus.Suspended && !(host.Store.IsShared && row.Status == RunStatus.Running))
        {
            var outcome = await ResumeAsync(runId, cancellationToken);
            if (outcome.HasEnded)
            {
                return outcome;
            }

            row = await host.Store.FindAsync(runId, cancellationToken) ?? row;
            if (IsParked(row))
            {
                throw new RunNotResumableException(
                    $"Run {runId} can't go on here: {row.WaitReason}. Resume it with the build that started it, rerun it from a step, or cancel it.");
            }
        }

        return await ToEndAsync(catalog.Get(row.WorkflowId), runId, cancellationToken);
    }

    /// <summary>Goes on with a sub-workflow that an interrupted execution created: gives what it gave, or executes what is left.</summary>
    public async ValueTask<RunOutcome> ReturnToAsync(
        WorkflowEntry entry, string runId, CancellationToken interruption, CancellationToken cancellation)
    {
        while (true)
        {
            var outcome = await ReadAsync(entry, runId, interruption);
            if (outcome.Status is not (RunStatus.Pending or RunStatus.Running))
            {
                return outcome;
            }

            if (await host.Store.ClaimAsync(runId, Owner, interruption) is { } row)
            {
                return await ExecuteClaimedAsync(row, interruption, cancellation);
            }
        }
    }

    /// <summary>How a run stands, with its outputs when it completed.</summary>
    public async ValueTask<RunOutcome> ReadAsync(WorkflowEntry entry, string runId, CancellationToken cancellationToken)
    {
        var row = await host.Store.FindAsync(runId, cancellationToken) ?? throw new InvalidDataException($"Run {runId} is missing from the store.");
        if (row.Status != RunStatus.Completed)
        {
            return new RunOutcome(runId, null, row.Status, null, row.Error) { WakeAt = row.WakeAt };
        }

        if (unread.TryRemove(runId, out var outcome))
        {
            return outcome;
        }

        // Read as an execution would, so that the outputs have their lineage.
        using var execution = new RunExecution(PlanOf(entry, row.StopAfter), row, host, cancellationToken);
        execution.Begin(await ReadAsync(runId, TriggerBatch.Step, TriggerBatch.Port, entry.Bound, BoundPlan.TriggerSlot, cancellationToken));
        await execution.RestoreAsync(await host.Store.LoadProgressAsync(runId, cancellationToken));
        return new RunOutcome(runId, execution, row.Status, execution.Batch(execution.Plan.ResultSlot), null);
    }

    /// <summary>Tells those who wait here for runs that have ended in other processes.</summary>
    public async ValueTask CompleteEndedElsewhereAsync(CancellationToken cancellationToken)
    {
        if (!host.Store.IsShared || Completions.RunIds is not { Count: > 0 } waitedFor)
        {
            return;
        }

        foreach (var row in await host.Store.EndedAsync([.. waitedFor], cancellationToken))
        {
            try
            {
                Completions.Complete(await ReadAsync(catalog.Get(row.WorkflowId), row.Id, cancellationToken));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Completions.Fail(row.Id, error);
            }
        }
    }

    private async ValueTask<RunOutcome> ToEndAsync(WorkflowEntry entry, string runId, Task<RunOutcome> completion, CancellationToken cancellationToken)
    {
        while (!completion.IsCompleted)
        {
            var row = await host.Store.FindAsync(runId, cancellationToken) ?? throw new InvalidDataException($"Run {runId} is missing from the store.");
            if (row.HasEnded)
            {
                // What is kept in memory ended in this process, which is about to say so.
                return OutliveProcess ? await ReadAsync(entry, runId, cancellationToken) : await completion.WaitAsync(cancellationToken);
            }

            var next = IsDispatching ? row.WakeAt : await AdvanceAsync(row, cancellationToken);
            if (next is null || next > StoreTime)
            {
                await WaitAsync(next, completion, cancellationToken);
            }
        }

        return await completion;
    }

    /// <summary>Has a run go on here if it can now, and the sub-workflows that it waits for.</summary>
    /// <returns>When there is more to do; null when only something else decides that.</returns>
    private async ValueTask<DateTimeOffset?> AdvanceAsync(RunRow row, CancellationToken cancellationToken)
    {
        await host.StoreClock.CompareAsync(cancellationToken);
        switch (row.Status)
        {
            case RunStatus.Suspended when row.WakeAt <= StoreTime:
                await host.Store.WakeAsync(row.Id, cancellationToken);
                return AtOnce;
            case RunStatus.Pending:
                // Others may look for pending runs at the same time. Who comes second leaves it to the first.
                if (await host.Store.ClaimIfPendingAsync(row.Id, Owner, cancellationToken) is { } claimed)
                {
                    await ExecuteClaimedAsync(claimed, cancellationToken);
                }

                return AtOnce;
            case RunStatus.Suspended:
                return await AdvanceSubWorkflowsAsync(row, cancellationToken);
            default:
                return null;
        }
    }

    private async ValueTask<DateTimeOffset?> AdvanceSubWorkflowsAsync(RunRow row, CancellationToken cancellationToken)
    {
        var next = row.WakeAt;
        foreach (var wait in (await host.Store.LoadProgressAsync(row.Id, cancellationToken)).Waits)
        {
            if (wait.Kind == WaitKind.SubWorkflow
                && await host.Store.FindAsync(wait.Correlation!, cancellationToken) is { HasEnded: false } below
                && await AdvanceAsync(below, cancellationToken) is { } due
                && !(due >= next))
            {
                next = due;
            }
        }

        return next;
    }

    private async ValueTask WaitAsync(DateTimeOffset? wakeAt, Task completion, CancellationToken cancellationToken)
    {
        var woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = host.Store.Listen(_ => woken.TrySetResult());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var look = Task.Delay(NextLook(wakeAt), host.Time, over.Token);
        await Task.WhenAny(look, woken.Task, completion);
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    // What other processes do to a stored run is looked for as well: word of it may get lost.
    private TimeSpan NextLook(DateTimeOffset? wakeAt)
    {
        var until = wakeAt is { } due ? due - StoreTime : Timeout.InfiniteTimeSpan;
        if (until < TimeSpan.Zero && wakeAt is not null)
        {
            return TimeSpan.Zero;
        }

        return OutliveProcess && (wakeAt is null || until > LookInterval) ? LookInterval : until;
    }
}
