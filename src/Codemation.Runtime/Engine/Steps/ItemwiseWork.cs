using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Faults;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>One activation of an <see cref="ItemwiseStep{TIn,TResult}"/>: the items' results as they come in.</summary>
internal sealed class ItemwiseWork<TIn, TResult>
{
    private readonly ItemwiseStep<TIn, TResult> step;
    private readonly StepActivation activation;
    private readonly Batch<TIn> input;
    private readonly NodeResult<TResult>[] results;
    private readonly bool[] finished;
    private readonly ItemResultCodec<TResult>? codec;
    private readonly Checkpoints? checkpoints;
    private int next = -1;
    private int done;

    public ItemwiseWork(ItemwiseStep<TIn, TResult> step, StepActivation activation, Batch<TIn> input)
    {
        this.step = step;
        this.activation = activation;
        this.input = input;
        results = new NodeResult<TResult>[input.Count];
        finished = new bool[input.Count];

        // One item alone is recorded as soon by the end of the activation.
        if (step.HasEffects && input.Count > 1 && activation.Run.Host.Store.IsDurable)
        {
            codec = step.CreateCodec();
            checkpoints = new Checkpoints(activation.Run, step.Id);
            foreach (var checkpoint in activation.Run.TakeCheckpoints(step))
            {
                results[checkpoint.Item] = codec.Decode(checkpoint.Result.Span);
                finished[checkpoint.Item] = true;
                done++;
            }
        }
    }

    /// <summary>Takes one item after the other until none is left.</summary>
    public async Task RunLaneAsync()
    {
        var run = activation.Run;
        var context = new ItemContext(activation);
        for (var position = Next(); position < results.Length; position = Next())
        {
            if (finished[position])
            {
                continue;
            }

            run.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                Fault.Hit(FaultPoint.EffectStarting);
                var result = await AttemptAsync(context, position);
                Fault.Hit(FaultPoint.EffectFinished);
                checkpoints?.Add(position, codec!.Encode(result));
                results[position] = result;
                finished[position] = true;
            }
            catch (Exception error) when (error is not RunLimitException && !run.CancellationToken.IsCancellationRequested)
            {
                run.FailItem(step, position, error);
            }

            run.Events.Progressed(step, Interlocked.Increment(ref done));
        }
    }

    /// <summary>Waits until everything that finished is recorded.</summary>
    public ValueTask FinishAsync() => checkpoints?.DrainAsync() ?? default;

    /// <summary>What each item gave; nothing where it failed.</summary>
    public ReadOnlySpan<NodeResult<TResult>> Results => results;

    private int Next() => Interlocked.Increment(ref next);

    private ValueTask<NodeResult<TResult>> AttemptAsync(ItemContext context, int position)
    {
        if (step.Options is { Timeout: null, Retry.Attempts: 1 })
        {
            context.Turn(position, 1, activation.Run.CancellationToken);
            return step.Call(input, position, context);
        }

        // A callback that timed out may hold its context for long: the next item gets another.
        return Attempts.RunAsync(new ItemContext(activation), position, attempt => step.Call(input, position, attempt));
    }
}
