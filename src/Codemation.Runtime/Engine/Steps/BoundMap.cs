using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundMap<TIn, TOut>(StepShape shape, MapStep<TIn, TOut> step) : SyncStep(shape)
{
    private readonly Func<TIn, TOut> map = step.Map;

    public override void Execute(RunExecution run)
    {
        var input = run.Input<TIn>(this);
        var source = input.Values;
        var values = new TOut[source.Length];
        var target = values.AsSpan();
        List<int>? failed = null;
        var i = 0;
        while (i < source.Length)
        {
            try
            {
                for (; i < source.Length; i++)
                {
                    target[i] = map(source[i]);
                }
            }
            catch (Exception error)
            {
                run.FailItem(this, i, error);
                (failed ??= []).Add(i++);
            }
        }

        var attachments = Options.KeepBinary ? input.Attachments : null;
        var output = new Batch<TOut>(values, values.Length, IdentityLineage.Instance, attachments);
        run.Output(this, 0, failed is null ? output : Survivors.Of(output, failed));
    }
}
