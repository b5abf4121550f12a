using Codemation.Runtime.Engine.Calls;
using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Faults;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>Takes the items of one activation of an <see cref="ItemwiseStep{TIn,TResult}"/> as far as they go.</summary>
internal sealed class ItemwiseWork<TIn, TResult>
{
    private readonly ItemwiseStep<TIn, TResult> step;
    private readonly StepActivation activation;
    private readonly Batch<TIn> input;
    private readonly ItemProgress<TResult> progress;
    private readonly ItemResultCodec<TResult>? codec;
    private readonly Checkpoints? checkpoints;
    private int next = -1;

    public ItemwiseWork(ItemwiseStep<TIn, TResult> step, StepActivation activation, Batch<TIn> input)
    {
        this.step = step;
        this.activation = activation;
        this.input = input;
        progress = activation.Progress as ItemProgress<TResult> ?? Restored();

        // One item alone is recorded as soon by the end of the activation.
        if (step.HasEffects && input.Count > 1 && activation.Run.Host.Store.IsDurable)
        {
            codec = step.CreateCodec();
            checkpoints = new Checkpoints(activation.Run, step.Id);
        }
    }

    /// <summary>What each item gave; nothing where it failed.</summary>
    public ReadOnlySpan<NodeResult<TResult>> Results => progress.Results;

    /// <summary>Takes one item after the other until none is left.</summary>
    public async Task RunLaneAsync()
    {
        var run = activation.Run;
        var shared = new ItemContext(activation);
        for (var position = Next(); position < input.Count; position = Next())
        {
            if (progress.IsSettled[position])
            {
                continue;
            }

            run.CancellationToken.ThrowIfCancellationRequested();
            var waited = run.WaitOf(step, position);
            if (waited is not null && !run.IsOver(waited))
            {
                activation.StillWaits();
                continue;
            }

            try
            {
                Fault.Hit(FaultPoint.EffectStarting);
                var (result, wait) = await AttemptAsync(shared, position, waited);
                Fault.Hit(FaultPoint.EffectFinished);
                if (wait is not null)
                {
                    activation.Suspend(wait);
                    continue;
                }

                checkpoints?.Add(position, codec!.Encode(result));
                run.Events.Progressed(step, progress.Settle(position, result));
            }
            catch (Exception error) when (!IsOfTheRun(error) && !run.CancellationToken.IsCancellationRequested)
            {
                run.FailItem(step, position, error);
                run.Events.Progressed(step, progress.Settle(position));
            }
        }
    }

    /// <summary>Waits until everything that finished is recorded.</summary>
    public ValueTask FinishAsync() => checkpoints?.DrainAsync() ?? default;

    /// <summary>Leaves with the activation what is needed to go on with it when waits are over.</summary>
    public void Park()
    {
        activation.Progress = progress;
        if (checkpoints is not null || input.Count == 1)
        {
            return;
        }

        var failed = activation.Run.FailuresOf(step).Select(static failure => failure.Position).ToHashSet();
        var recorder = step.CreateCodec();
        for (var position = 0; position < input.Count; position++)
        {
            if (progress.IsSettled[position] && !failed.Contains(position))
            {
                activation.Keep(new ItemCheckpoint(step.Id, position, recorder.Encode(progress.Results[position])));
            }
        }
    }

    private ItemProgress<TResult> Restored()
    {
        var restored = new ItemProgress<TResult>(input.Count);
        ItemResultCodec<TResult>? reader = null;
        foreach (var recorded in activation.Run.TakeCheckpoints(step))
        {
            if (FailedItem.Decode(recorded.Result.Span) is { } failure)
            {
                activation.Run.FailItem(step, recorded.Item, failure);
                restored.Settle(recorded.Item);
            }
            else
            {
                restored.Settle(recorded.Item, (reader ??= step.CreateCodec()).Decode(recorded.Result.Span));
            }
        }

        return restored;
    }

    private int Next() => Interlocked.Increment(ref next);

    // No item is to blame for these.
    private static bool IsOfTheRun(Exception error)
        => error is RunLimitException or RunFencedException or StoreUnavailableException or SubWorkflowBrokeOffException;

    private async ValueTask<Attempted<NodeResult<TResult>>> AttemptAsync(ItemContext shared, int position, StoredWait? waited)
    {
        if (waited is null && step.Options is { Timeout: null, Retry.Attempts: 1 })
        {
            shared.Turn(position, 1, activation.Run.CancellationToken);
            return new(await step.Call(input, position, shared), shared.Suspension);
        }

        // A callback that timed out may hold its context for long: the next item gets another.
        return await Attempts.RunAsync(new ItemContext(activation) { Resumed = waited }, position, attempt => step.Call(input, position, attempt));
    }
}
