using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Events;

/// <summary>
/// The events of one execution. They are numbered as they happen and told once the store has what they say, under a number that the same write
/// raises: numbering costs no write of its own, no two executions of a run give the same number to two events, and an event that is lost on
/// its way shows as a gap. Where nothing outlives the process, what steps do is told at once.
/// </summary>
internal sealed class RunEventLog(RunExecution run, RunEvents events, bool untilStored)
{
    private List<RunEvent>? held;
    private HashSet<int>? queued;

    /// <summary>The number of the last event.</summary>
    public long Seq { get; private set; } = run.Row.EventSeq;

    /// <summary>Whether somebody waits for what is not stored yet.</summary>
    public bool HasUntold => held is { Count: > 0 };

    /// <summary>The run goes on after it was suspended or interrupted.</summary>
    public void Resumed(DateTimeOffset at)
    {
        Seq++;
        if (events.AreHeard)
        {
            Add(Of(RunEventKind.RunResumed, at) with { Status = RunStatus.Running });
        }
    }

    /// <summary>A step has all its inputs, but may not start yet. Needless for a step that starts at once; said only once.</summary>
    public void Queued(BoundStep step, DateTimeOffset at)
    {
        if ((queued ??= []).Add(step.Index))
        {
            AddQueued(step, at);
        }
    }

    public void Started(BoundStep step, DateTimeOffset at, int attempt)
    {
        if (queued?.Contains(step.Index) != true)
        {
            AddQueued(step, at);
        }

        Seq++;
        if (events.AreHeard)
        {
            Add(Of(RunEventKind.NodeStarted, at) with { Node = Snapshot(step, NodeStatus.Running) with { Attempt = attempt, StartedAt = at } });
        }
    }

    public void Finished(BoundStep step, DateTimeOffset startedAt, DateTimeOffset at, int attempt, RunError? error)
    {
        Seq++;
        if (!events.AreHeard)
        {
            return;
        }

        var node = Snapshot(step, error is null ? NodeStatus.Completed : NodeStatus.Failed) with
        {
            Attempt = attempt,
            StartedAt = startedAt,
            FinishedAt = at,
            ItemsOut = ItemsOut(step),
            Error = EventError.Of(error),
        };
        Add(Of(error is null ? RunEventKind.NodeCompleted : RunEventKind.NodeFailed, at) with { Node = node });
    }

    /// <summary>Progress is about to be stored.</summary>
    public void Saving(DateTimeOffset at)
    {
        Seq++;
        if (events.AreHeard)
        {
            Hold(Of(RunEventKind.RunSaved, at) with { Status = RunStatus.Running });
        }
    }

    /// <summary>The run is about to let go of its owner.</summary>
    public void Suspending(RunSuspension suspension, DateTimeOffset at)
    {
        Seq++;
        if (events.AreHeard)
        {
            Hold(Of(RunEventKind.RunSuspended, at) with { Status = RunStatus.Suspended, Reason = suspension.Reason });
        }
    }

    /// <summary>The end of the run is about to be stored.</summary>
    public void Ending(RunEnd end)
    {
        Seq++;
        if (events.AreHeard)
        {
            Hold(Of(KindOf(end.Status), end.At) with { Status = end.Status, Error = EventError.Of(end.Error) });
        }
    }

    /// <summary>The store, which was asked to cancel the run meanwhile, did so where it should have been suspended.</summary>
    public void CancelledInstead(DateTimeOffset at)
    {
        Seq++;
        if (events.AreHeard)
        {
            events.Tell(Of(RunEventKind.RunCancelled, at) with { Status = RunStatus.Cancelled });
        }
    }

    /// <summary>What was said about to be stored is stored.</summary>
    public void Stored()
    {
        if (held is { Count: > 0 } told)
        {
            held = null;
            foreach (var happened in told)
            {
                events.Tell(happened);
            }
        }
    }

    /// <summary>What was said about to be stored after an event is not.</summary>
    public void Withdraw(long after)
    {
        held?.RemoveAll(happened => happened.Seq > after);
        Seq = after;
    }

    /// <summary>Items of a step finished. Called from any thread.</summary>
    public void Progressed(BoundStep step, int done)
    {
        if (events.AreHeard)
        {
            events.Tell(RunEvents.Of(RunEventKind.NodeProgressed, run.Row, run.Host.Time.GetUtcNow()) with
            {
                Node = Snapshot(step, NodeStatus.Running) with { ItemsDone = done },
            });
        }
    }

    private void AddQueued(BoundStep step, DateTimeOffset at)
    {
        Seq++;
        if (events.AreHeard)
        {
            Add(Of(RunEventKind.NodeQueued, at) with { Node = Snapshot(step, NodeStatus.Queued) });
        }
    }

    private void Add(RunEvent happened)
    {
        if (untilStored)
        {
            Hold(happened);
        }
        else
        {
            events.Tell(happened);
        }
    }

    private void Hold(RunEvent happened) => (held ??= []).Add(happened);

    private RunEvent Of(RunEventKind kind, DateTimeOffset at) => RunEvents.Of(kind, run.Row, at) with { Seq = Seq };

    private NodeSnapshot Snapshot(BoundStep step, NodeStatus status)
        => new() { Step = step.Id, Activation = StepActivation.IdOf(run, step), Status = status, ItemsIn = run.ItemsIn(step) };

    private int ItemsOut(BoundStep step)
    {
        var items = 0;
        for (var port = 0; port < step.Ports.Length; port++)
        {
            items += run.Batch(step.FirstSlot + port).Count;
        }

        return items;
    }

    private static RunEventKind KindOf(RunStatus status) => status switch
    {
        RunStatus.Completed => RunEventKind.RunCompleted,
        RunStatus.Failed => RunEventKind.RunFailed,
        RunStatus.Cancelled => RunEventKind.RunCancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not how a run ends."),
    };
}
