using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Nodes;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>Tries a callback until it succeeds, waits, or its step's retries are used up.</summary>
internal static class Attempts
{
    public static async ValueTask<Attempted<T>> RunAsync<T>(ItemContext context, int position, Func<ItemContext, ValueTask<T>> call)
    {
        var step = context.Activation.Step;
        var run = context.Activation.Run;
        for (var attempt = context.Resumed?.Attempt ?? 1; ; attempt++)
        {
            try
            {
                return new Attempted<T>(await TracedAsync(context, position, attempt, call), context.Suspension);
            }
            catch (Exception error) when (error is not (WorkFailedException or StoreUnavailableException) && attempt < step.Options.Retry.Attempts && !run.CancellationToken.IsCancellationRequested)
            {
                var delay = step.Options.Retry.DelayAfter(attempt, Random.Shared.NextDouble());
                if (delay > RunExecution.LongestDelay)
                {
                    return new Attempted<T>(default!, context.RetryAfter(delay));
                }

                if (delay > TimeSpan.Zero)
                {
                    await Task.Delay(delay, run.Host.Time, run.CancellationToken);
                }

                // A callback that timed out may still hold the last one.
                context = context.Again();
            }
        }
    }

    /// <summary>Gives an attempt a span of its own where there may be several; a first one that succeeds is no news.</summary>
    private static async ValueTask<T> TracedAsync<T>(ItemContext context, int position, int attempt, Func<ItemContext, ValueTask<T>> call)
    {
        var activation = context.Activation;
        var time = activation.Run.Host.Time;
        if (activation.Step.Options.Retry.Attempts == 1 || activation.Span is not { } parent)
        {
            return await AttemptAsync(context, position, attempt, call);
        }

        var span = parent.Begin(
            SpanKind.Attempt, activation.Step.Id, time.GetUtcNow(), activation.Step.Id, position, activation.Attempt + attempt - 1);
        context.Span = span;
        try
        {
            var result = await AttemptAsync(context, position, attempt, call);
            if (attempt == 1 && !span.IsUsed)
            {
                span.Discard(time.GetUtcNow());
            }
            else
            {
                span.End(context.Suspension is null ? SpanStatus.Ok : SpanStatus.Interrupted, time.GetUtcNow());
            }

            return result;
        }
        catch (Exception error)
        {
            span.End(SpanStatus.Error, time.GetUtcNow(), error.Message);
            throw;
        }
    }

    private static async ValueTask<T> AttemptAsync<T>(ItemContext context, int position, int attempt, Func<ItemContext, ValueTask<T>> call)
    {
        var run = context.Activation.Run;
        if (context.Activation.Step.Options.Timeout is not { } timeout)
        {
            context.Turn(position, attempt, run.CancellationToken);
            return await call(context);
        }

        using var timer = new CancellationTokenSource(timeout, run.Host.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, run.CancellationToken);
        context.Turn(position, attempt, either.Token);
        try
        {
            // Not every callback looks at its token.
            return await call(context).AsTask().WaitAsync(either.Token);
        }
        catch (OperationCanceledException late) when (timer.IsCancellationRequested && !run.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Step \"{context.StepId}\" took longer than its time-out of {timeout}.", late);
        }
    }
}
