using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Faults;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <content>Steps that only workers of some queue run.</content>
internal sealed partial class RunExecution
{
    // Set when a step is ready that is not run here; the run goes there once all else that can be done here is.
    private string? moveTo;

    private string? QueueOf(BoundStep step)
        => step.Options.Queue ?? (step is AsyncStep { HasEffects: true } && Row.HomeQueue is { } home ? home : null);

    private bool IsServedHere(BoundStep step)
        => QueueOf(step) is not { } queue || string.Equals(queue, Row.Queue, StringComparison.Ordinal) || host.Queues is null || host.Queues.Contains(queue);

    private async ValueTask<RunOutcome> MoveAsync(string queue)
    {
        var lastEvent = Events.Seq;
        Events.Saving(host.Time.GetUtcNow());
        Fault.Hit(FaultPoint.ProgressWriting);
        try
        {
            var committed = await host.Store.CommitAsync(journal.Take(Row) with { EventSeq = Events.Seq, Queue = queue }, CancellationToken.None);
            Fault.Hit(FaultPoint.ProgressWritten);
            Events.Stored();
            return new RunOutcome(Row.Id, null, committed.Status, null, null);
        }
        catch (UnwritableItemException unwritable)
        {
            Events.Withdraw(lastEvent);
            Error ??= Unwritable(unwritable);
            return await EndAsync();
        }
    }
}
