using Codemation.Runtime.Binary;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Telemetry;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Lifetimes;

/// <summary>
/// Removes what is older than it is kept for, each kind by itself, a little at a time. Interrupted anywhere, the next sweep goes on. Several at
/// once do no harm.
/// </summary>
internal sealed class RetentionSweep(IRunStore store, BinarySweep binary, RetentionPlan plan, TimeProvider time, Lazy<ILoggerFactory> loggers) : IDisposable
{
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Ends the sweep under way and lets none begin: the next process goes on.</summary>
    public void Stop() => stopping.Cancel();

    public void Dispose() => stopping.Dispose();

    /// <summary>Removes what there is to remove.</summary>
    /// <exception cref="OperationCanceledException">The sweep was stopped; the next one goes on.</exception>
    public async Task<RetentionResult> SweepAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Token);
        return await SweepOnceAsync(either.Token);
    }

    private async Task<RetentionResult> SweepOnceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var removed = new RetentionResult
        {
            Runs = await SweepRunsAsync(RetentionKind.Runs, (before, workflow, most) => store.DeleteEndedAsync(before, workflow, most, cancellationToken), now, cancellationToken),
            Signals = plan.BeforeOfAny(RetentionKind.Runs, now) is { } before
                ? await PacedAsync(most => store.DeleteSignalsAsync(before, most, cancellationToken), cancellationToken)
                : 0,
            Released = await SweepRunsAsync(RetentionKind.Binary, (before, workflow, most) => binary.ReleaseAsync(before, workflow, most, cancellationToken), now, cancellationToken),
            Binary = await PacedAsync(most => binary.RemoveUnheldAsync(most, cancellationToken), cancellationToken),
            Spans = await SweepTelemetryAsync(TelemetryKind.Spans, RetentionKind.Spans, now, cancellationToken),
            Artifacts = await SweepTelemetryAsync(TelemetryKind.Artifacts, RetentionKind.Artifacts, now, cancellationToken),
            Metrics = await SweepTelemetryAsync(TelemetryKind.Metrics, RetentionKind.Metrics, now, cancellationToken),
        };

        await PacedAsync(most => store.GiveBackSpaceAsync(most, cancellationToken), cancellationToken);
        if (!removed.IsEmpty)
        {
            loggers.Value.CreateLogger("Codemation.Retention").Swept(removed);
        }

        return removed;
    }

    private async Task<int> SweepRunsAsync(
        RetentionKind kind, Func<DateTimeOffset, string, int, ValueTask<int>> remove, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var workflow in await store.WorkflowsAsync(cancellationToken))
        {
            if (plan.Before(kind, workflow, now) is { } before)
            {
                removed += await PacedAsync(most => remove(before, workflow, most), cancellationToken);
            }
        }

        return removed;
    }

    private async Task<int> SweepTelemetryAsync(TelemetryKind kind, RetentionKind period, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var workflow in await store.Telemetry.WorkflowsAsync(kind, cancellationToken))
        {
            if (plan.Before(period, workflow, now) is { } before)
            {
                removed += await PacedAsync(most => store.Telemetry.DeleteAsync(kind, workflow, before, most, cancellationToken), cancellationToken);
            }
        }

        return removed;
    }

    // The pace is that of the machine, whatever time it is in the host.
    private static async Task<int> PacedAsync(Func<int, ValueTask<int>> remove, CancellationToken cancellationToken)
    {
        var pace = new SweepPace();
        for (var removed = 0; ;)
        {
            var most = pace.Next;
            var started = TimeProvider.System.GetTimestamp();
            var count = await remove(most);
            removed += count;
            if (count < most)
            {
                return removed;
            }

            await Task.Delay(pace.Took(TimeProvider.System.GetElapsedTime(started)), TimeProvider.System, cancellationToken);
        }
    }
}
