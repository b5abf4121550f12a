using System.Text.Json;
using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>Has each item wait for its signal.</summary>
internal sealed class SignalWait<T, TSignal>(WaitForStep<T, TSignal> step, ItemType<TSignal> type)
{
    public ValueTask<NodeResult<Signalled<T, TSignal>>> Call(Batch<T> input, int position, ItemContext context)
    {
        if (context.Resumed is not { } waited)
        {
            var correlation = step.Correlation(input[position])
                ?? throw new InvalidOperationException($"Step \"{step.Id}\" made null instead of a correlation.");
            context.Suspend(WaitKind.Signal, context.Activation.Run.StoreTime + step.Wait.Timeout, correlation);
            return default;
        }

        var signal = waited.Signal is { } came ? JsonSerializer.Deserialize(came.Payload, type.JsonTypeInfo)! : TimedOut(input[position], waited);
        return new(new NodeResult<Signalled<T, TSignal>>(
            new Item<Signalled<T, TSignal>>(new(input[position], signal), input.Attachments?[position], default)));
    }

    private TSignal TimedOut(T item, StoredWait waited)
        => step.Wait.OnTimeout is { } make
            ? make(item)
            : throw new TimeoutException(
                $"No signal with correlation \"{waited.Correlation}\" came to step \"{step.Id}\" within its time-out of {step.Wait.Timeout}.");
}
