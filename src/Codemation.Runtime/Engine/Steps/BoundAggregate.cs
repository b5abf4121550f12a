using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundAggregate<TIn, TOut>(StepShape shape, AggregateStep<TIn, TOut> step) : SyncStep(shape)
{
    private readonly Func<IReadOnlyList<Item<TIn>>, TOut> fold = step.Fold;

    public override void Execute(RunExecution run)
    {
        var input = run.Input<TIn>(this);
        TOut[] values = input.Count > 0 || Options.RunWhenEmpty ? [fold(run.Items(this, input))] : [];
        run.Output(this, 0, new Batch<TOut>(values, values.Length, WholeLineage.Instance));
    }
}
