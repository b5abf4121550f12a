using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>Handles the items of a batch one by one, several at once where the author asked for it, with retries and time-outs.</summary>
internal sealed class ItemwiseStep<TIn, TOut>(StepShape shape, ItemCall<TIn, TOut> call, ItemType<TOut> type, bool hasEffects) : AsyncStep(shape)
{
    public override bool HasEffects => hasEffects;

    public ItemCall<TIn, TOut> Call => call;

    public ItemType<TOut> Type => type;

    public override async ValueTask ExecuteAsync(RunExecution run, StepActivation activation)
    {
        var input = run.Input<TIn>(this);
        var work = new ItemwiseWork<TIn, TOut>(this, activation, input);
        try
        {
            await RunLanesAsync(work, Math.Min(Options.MaxConcurrency, input.Count));
        }
        finally
        {
            await work.FinishAsync();
        }

        run.Output(this, 0, work.ToBatch());
    }

    private static Task RunLanesAsync(ItemwiseWork<TIn, TOut> work, int lanes)
    {
        if (lanes <= 1)
        {
            return work.RunLaneAsync();
        }

        var running = new Task[lanes];
        for (var lane = 0; lane < lanes; lane++)
        {
            running[lane] = work.RunLaneAsync();
        }

        return Task.WhenAll(running);
    }
}
