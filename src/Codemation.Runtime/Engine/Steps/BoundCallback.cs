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
        var given = await Attempts.RunAsync(new ItemContext(activation), 0, context => callback(items, context))
            ?? throw new InvalidOperationException("The callback returned null instead of a collection. Return an empty collection for no items.");
        TOut[] values = [.. given];
        run.Output(this, 0, new Batch<TOut>(values, values.Length, WholeLineage.Instance));
    }
}
