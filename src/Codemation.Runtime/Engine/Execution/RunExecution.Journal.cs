using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Faults;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <content>What is written of a run.</content>
internal sealed partial class RunExecution
{
    private readonly Journal journal = new();

    /// <summary>Records items of a step with effects that finished while others of its batch did not.</summary>
    public async ValueTask CheckpointAsync(IReadOnlyList<ItemCheckpoint> items)
    {
        Fault.Hit(FaultPoint.CheckpointWriting);
        await host.Store.CommitAsync(new RunCommit { RunId = Row.Id, Epoch = Row.Epoch, Items = items }, CancellationToken.None);
        Fault.Hit(FaultPoint.CheckpointWritten);
    }

    private ActivationRecord Record(BoundStep step, DateTimeOffset startedAt, DateTimeOffset finishedAt, int attempt, RunError? error) => new()
    {
        Step = step.Id,
        Status = error is not null && !IsCaught(step) ? ActivationStatus.Failed : ActivationStatus.Completed,
        Attempt = attempt,
        StartedAt = startedAt,
        FinishedAt = finishedAt,
        ItemsIn = ItemsIn(step),
        Error = error,
        Caught = CaughtItems.Encode(CaughtBy(step)),
        Outputs = keepsOutputs ? Payloads(step) : [],
    };

    /// <summary>Whether a step that ended is recorded: one without effects gives the same when it is run again.</summary>
    private bool IsKept(BoundStep step, RunError? error)
        => keepsPureSteps || step is not SyncStep || error is not null || Plan.Producers[Plan.ResultSlot] == step.Index;

    public int ItemsIn(BoundStep step)
    {
        var items = 0;
        foreach (var slot in step.InputSlots)
        {
            items += Batch(slot).Count;
        }

        return items;
    }

    private BatchPayload[] Payloads(BoundStep step)
    {
        var payloads = new BatchPayload[step.Ports.Length];
        for (var port = 0; port < payloads.Length; port++)
        {
            payloads[port] = step.Ports[port].Payload(Batch(step.FirstSlot + port), step.Id, host.Limits);
        }

        return payloads;
    }

    private async ValueTask FlushAsync()
    {
        if (journal.IsEmpty && !Events.HasUntold)
        {
            return;
        }

        var lastEvent = Events.Seq;
        Events.Saving(host.Time.GetUtcNow());
        Fault.Hit(FaultPoint.ProgressWriting);
        try
        {
            Heed(await host.Store.CommitAsync(journal.Take(Row) with { EventSeq = Events.Seq }, CancellationToken.None));
            Fault.Hit(FaultPoint.ProgressWritten);
            Written();
            Events.Stored();
        }
        catch (UnwritableItemException unwritable)
        {
            Events.Withdraw(lastEvent);
            Error ??= Unwritable(unwritable);
        }
    }

    /// <summary>In memory the store holds the batches themselves.</summary>
    private void Written()
    {
        if (host.Store.IsDurable)
        {
            journal.Written(slots);
        }
    }

    private async ValueTask<RunOutcome> EndAsync()
    {
        var output = Error is null && !IsCancelled ? Batch(Plan.ResultSlot) : null;
        var end = new RunEnd(EndStatus(), host.Time.GetUtcNow(), Error, output?.Count);
        var lastEvent = Events.Seq;
        try
        {
            await CommitEndAsync(end, journal.Take(Row));
        }
        catch (UnwritableItemException unwritable)
        {
            Events.Withdraw(lastEvent);

            // The outputs can't be stored, so they are not a result either.
            Error ??= Unwritable(unwritable);
            end = end with { Status = RunStatus.Failed, Error = Error, ItemsOut = null };
            output = null;
            await CommitEndAsync(end, new RunCommit { RunId = Row.Id, Epoch = Row.Epoch });
        }

        if (Plan.Settings.Persist == Persist.Outcome)
        {
            var producer = Plan.Producers[Plan.ResultSlot];
            await host.Store.DeleteStepsAsync(Row.Id, producer < 0 ? null : Plan.Steps[producer].Id, CancellationToken.None);
        }

        return new RunOutcome(Row.Id, this, end.Status, output, Error);
    }

    private RunStatus EndStatus()
    {
        if (IsCancelled)
        {
            return RunStatus.Cancelled;
        }

        return Error is null ? RunStatus.Completed : RunStatus.Failed;
    }

    private static RunError Unwritable(UnwritableItemException error) => new()
    {
        Step = error.Step,
        Item = error.Item,
        Type = (error.InnerException ?? error).GetType().FullName!,
        Message = error.Message,
        FailedItems = 1,
    };

    private async ValueTask CommitEndAsync(RunEnd end, RunCommit last)
    {
        Events.Saving(end.At);
        Events.Ending(end);
        Fault.Hit(FaultPoint.EndWriting);
        await host.Store.CommitAsync(last with { EventSeq = Events.Seq, End = end }, CancellationToken.None);
        Fault.Hit(FaultPoint.EndWritten);
        Events.Stored();
        Telemetry.Ended(end);
    }
}
