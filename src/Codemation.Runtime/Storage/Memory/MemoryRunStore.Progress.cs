namespace Codemation.Runtime.Storage.Memory;

/// <content>How runs go on, wait and end.</content>
internal sealed partial class MemoryRunStore
{
    // Running ones whose owner was asked; looked through by their owners, and few.
    private readonly HashSet<MemoryRun> cancelling = [];

    public ValueTask<RunCommitted> CommitAsync(RunCommit commit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RunCommitted committed;
        bool pending;
        lock (gate)
        {
            if (!runs.TryGetValue(commit.RunId, out var run) || run.Epoch != commit.Epoch || run.Status != RunStatus.Running)
            {
                throw new RunFencedException(commit.RunId, commit.Epoch);
            }

            pending = Settle(run, commit.Settled);
            run.Apply(commit);
            if (run.HasEnded)
            {
                pending |= Ended(run);
            }
            else
            {
                pending |= Begin(run, commit.Waits);
                pending |= LetGo(run, commit);
            }

            committed = new RunCommitted(run.Status, run.CancelRequested);
        }

        TellPending(pending);
        return new(committed);
    }

    public ValueTask<CancelOutcome> CancelAsync(string runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CancelOutcome outcome;
        var asked = false;
        var pending = false;
        lock (gate)
        {
            outcome = runs.TryGetValue(runId, out var run) ? Cancel(run, ref asked, ref pending) : CancelOutcome.NotFound;
        }

        TellPending(pending);
        if (asked)
        {
            listeners.Tell(QueueChange.CancelRequested);
        }

        return new(outcome);
    }

    public ValueTask<SignalOutcome> SignalAsync(NewSignal signal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SignalOutcome outcome;
        bool woken;
        lock (gate)
        {
            (outcome, var run) = signals.Put(signal);
            woken = run is not null && Wake(run);
        }

        TellPending(woken);
        return new(outcome);
    }

    public ValueTask<int> DeleteEndedAsync(DateTimeOffset endedBefore, string? workflowId, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var kept = new Queue<MemoryRun>(ended.Count);
            var deleted = 0;
            foreach (var run in ended)
            {
                if (deleted < most && run.FinishedAt < endedBefore && (workflowId is null || workflowId == run.WorkflowId))
                {
                    Remove(run);
                    deleted++;
                }
                else
                {
                    kept.Enqueue(run);
                }
            }

            ended = kept;
            return new(deleted);
        }
    }

    public ValueTask DeleteStepsAsync(string runId, string? keep, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (runs.TryGetValue(runId, out var run) && run.HasEnded)
            {
                run.ForgetSteps(keep);
            }
        }

        return default;
    }

    public ValueTask<IReadOnlyList<string>> WorkflowsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new([.. runs.Values.Select(run => run.WorkflowId).Distinct().Order(StringComparer.Ordinal)]);
        }
    }

    public ValueTask<int> GiveBackSpaceAsync(int most, CancellationToken cancellationToken) => new(0);

    public ValueTask<int> DeleteSignalsAsync(DateTimeOffset receivedBefore, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(signals.Delete(receivedBefore, most));
        }
    }

    private bool Settle(MemoryRun run, IReadOnlyList<SettledWait> settled)
    {
        var woken = false;
        foreach (var (step, item, signal) in settled)
        {
            if (run.TakeWait(step, item) is { } wait && signals.End(wait, taken: wait.Signal?.Id == signal) is { } other)
            {
                woken |= Wake(other);
            }
        }

        return woken;
    }

    private bool Begin(MemoryRun run, IReadOnlyList<RunWait> waits)
    {
        var woken = false;
        foreach (var given in waits)
        {
            var wait = new MemoryWait(run, given);
            if (run.TakeWait(given.Step, given.Item) is { } earlier && signals.End(earlier, taken: false) is { } other)
            {
                woken |= Wake(other);
            }

            run.Add(wait);
            if (given.Kind == WaitKind.Signal)
            {
                signals.Begin(wait);
            }
        }

        return woken;
    }

    /// <summary>Has a run lose its owner, where the commit says so.</summary>
    /// <returns>Whether runs became pending.</returns>
    private bool LetGo(MemoryRun run, RunCommit commit)
    {
        if (commit.Suspension is null && commit.Queue is null)
        {
            return false;
        }

        if (run.CancelRequested)
        {
            run.Cancel(clock.GetUtcNow());
            return Ended(run);
        }

        if (commit.Queue is { } other)
        {
            run.Move(other);
        }
        else
        {
            run.Suspend(commit.Suspension!);
            if (run.Waits.Any(IsOver))
            {
                run.Wake();
            }
        }

        queue.Add(run);
        return run.Status == RunStatus.Pending;
    }

    private bool IsOver(MemoryWait wait) =>
        wait.Signal is not null ||
        (wait.Wait.Kind == WaitKind.SubWorkflow && !(runs.TryGetValue(wait.Wait.Correlation!, out var below) && !below.HasEnded));

    private CancelOutcome Cancel(MemoryRun run, ref bool asked, ref bool pending)
    {
        if (run.HasEnded)
        {
            return CancelOutcome.HadEnded;
        }

        var outcome = CancelOutcome.Requested;
        if (run.Status == RunStatus.Running)
        {
            asked = true;
            run.RequestCancel();
            cancelling.Add(run);
        }
        else
        {
            outcome = CancelOutcome.Cancelled;
            queue.Remove(run);
            run.Cancel(clock.GetUtcNow());
            pending |= Ended(run);
        }

        foreach (var below in run.SubWorkflows)
        {
            if (runs.TryGetValue(below, out var subWorkflow))
            {
                Cancel(subWorkflow, ref asked, ref pending);
            }
        }

        return outcome;
    }

    /// <summary>Does what follows from the end of a run.</summary>
    /// <returns>Whether the run that called it became pending.</returns>
    private bool Ended(MemoryRun run)
    {
        foreach (var wait in run.Waits)
        {
            signals.End(wait, taken: true);
        }

        run.ForgetWaits();
        if (run.CancelRequested)
        {
            cancelling.Remove(run);
        }

        ended.Enqueue(run);
        if (ended.Count > endedRuns)
        {
            Remove(ended.Dequeue());
        }

        return run.ParentRunId is { } parentId && runs.TryGetValue(parentId, out var parent) && parent.AwaitsSubWorkflow(run.Id) && Wake(parent);
    }
}
