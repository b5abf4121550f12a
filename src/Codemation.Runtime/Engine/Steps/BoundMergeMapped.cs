using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Merging;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundMergeMapped<A, B, TOut>(StepShape shape, MergeMappedStep<A, B, TOut> step, int originSlot) : SyncStep(shape)
{
    private readonly Func<A, TOut> first = step.First;
    private readonly Func<B, TOut> second = step.Second;

    public override void Execute(RunExecution run)
    {
        var (left, right) = (run.Input<A>(this, 0), run.Input<B>(this, 1));
        var order = OriginMerge.Order(MergeInputs.OriginsOf(run, this, originSlot), run.Batch(originSlot).Count);
        run.CheckBatchSize(this, order.Parents.Length);
        var values = new TOut[order.Parents.Length];
        List<int>? failed = null;
        for (var i = 0; i < values.Length; i++)
        {
            var parent = order.Parents[i];
            try
            {
                values[i] = order.Inputs[i] == 0 ? first(left[parent]) : second(right[parent]);
            }
            catch (Exception error)
            {
                run.FailItem(this, i, error, new(order.Inputs[i], parent));
                (failed ??= []).Add(i);
            }
        }

        var attachments = left.Attachments is null && right.Attachments is null
            ? null
            : values.Select((_, i) => (order.Inputs[i] == 0 ? left.Attachments : right.Attachments)?[order.Parents[i]]).ToArray();
        var output = new Batch<TOut>(values, values.Length, order, attachments);
        run.Output(this, 0, failed is null ? output : Survivors.Of(output, failed, order));
    }
}
