using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundCallback<TIn, TOut>(StepShape shape, CallbackStep<TIn, TOut> step) : AsyncStep(shape)
{
    private readonly Func<IReadOnlyList<Item<TIn>>, StepContext, ValueTask<IEnumerable<TOut>>> callback = step.Run;

    public override bool HasEffects => true;

    public override async ValueTask ExecuteAsync(RunExecution run, StepActivation activation)
    {
        var items = run.Items(this, run.Input<TIn>(this));
        var most = run.Host.Limits.BatchItems;
        var resumed = run.WaitOf(this, 0);
        var (values, wait) = await Attempts.RunAsync(new ItemContext(activation) { Resumed = resumed }, 0, context => CallAsync(items, context, most));
        if (wait is not null)
        {
            activation.Suspend(wait);
            return;
        }

        run.Output(this, 0, new Batch<TOut>(values, values.Length, WholeLineage.Instance));
    }

    // What the author gives may be worked out while it is read: that belongs to the attempt. It may also have no end.
    private async ValueTask<TOut[]> CallAsync(IReadOnlyList<Item<TIn>> items, StepContext context, int most)
    {
        var given = await callback(items, context)
            ?? throw new InvalidOperationException("The callback returned null instead of a collection. Return an empty collection for no items.");
        return [.. given.Take(most + 1)];
    }
}
