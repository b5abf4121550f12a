using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>Handles the items of a batch one by one, several at once where the author asked for it, with retries and time-outs.</summary>
/// <typeparam name="TIn">The type of the items.</typeparam>
/// <typeparam name="TResult">What handling an item gives, from which the outputs are made.</typeparam>
internal abstract class ItemwiseStep<TIn, TResult>(StepShape shape, ItemCall<TIn, TResult> call, bool hasEffects) : AsyncStep(shape)
{
    public override bool HasEffects => hasEffects;

    public ItemCall<TIn, TResult> Call => call;

    /// <summary>How results are recorded before the whole batch is done.</summary>
    public abstract ItemResultCodec<TResult> CreateCodec();

    public override async ValueTask ExecuteAsync(RunExecution run, StepActivation activation)
    {
        var input = run.Input<TIn>(this);
        var work = new ItemwiseWork<TIn, TResult>(this, activation, input);
        try
        {
            await RunLanesAsync(work, Math.Min(Options.MaxConcurrency, input.Count));
        }
        finally
        {
            await work.FinishAsync();
        }

        if (activation.IsSuspended)
        {
            work.Park();
            return;
        }

        Deliver(run, input, work.Results);
    }

    /// <summary>Makes the outputs.</summary>
    /// <param name="run">The run.</param>
    /// <param name="input">The items.</param>
    /// <param name="results">What each item gave; nothing where it failed.</param>
    protected abstract void Deliver(RunExecution run, Batch<TIn> input, ReadOnlySpan<NodeResult<TResult>> results);

    private static Task RunLanesAsync(ItemwiseWork<TIn, TResult> work, int lanes)
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
