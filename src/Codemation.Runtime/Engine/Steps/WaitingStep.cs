using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>Holds a batch back until its time has come. The items leave together, so one wait serves them all.</summary>
internal abstract class WaitingStep<T>(StepShape shape) : AsyncStep(shape)
{
    public override bool MaySuspend => true;

    public override ValueTask ExecuteAsync(RunExecution run, StepActivation activation)
    {
        var input = run.Input<T>(this);
        var waited = run.WaitOf(this, 0);
        if (waited is null)
        {
            if (DueAt(run, activation, input) is { } due && due > run.StoreTime)
            {
                activation.Suspend(new RunWait { Step = Id, Item = 0, Kind = WaitKind.Time, DueAt = due });
                return default;
            }
        }
        else
        {
            RestoreFailures(run);
            if (!run.IsOver(waited))
            {
                activation.StillWaits();
                return default;
            }
        }

        var output = new Batch<T>(input.Array, input.Count, IdentityLineage.Instance, input.Attachments);
        List<int> failed = [.. run.FailuresOf(this).Select(static failure => failure.Position!.Value).Order()];
        run.Output(this, 0, failed.Count == 0 ? output : Survivors.Of(output, failed));
        return default;
    }

    /// <summary>When the batch may go on; null when at once. Items that have no time fail.</summary>
    protected abstract DateTimeOffset? DueAt(RunExecution run, StepActivation activation, Batch<T> input);

    private void RestoreFailures(RunExecution run)
    {
        if (run.FailuresOf(this).Count > 0)
        {
            return;
        }

        foreach (var recorded in run.TakeCheckpoints(this))
        {
            run.FailItem(this, recorded.Item, FailedItem.Decode(recorded.Result.Span)!);
        }
    }
}
