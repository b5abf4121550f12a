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
    private const string LogCategory = "Codemation.Retention";

    private readonly CancellationTokenSource stopping = new();

    /// <summary>Ends the sweep under way and lets none begin: the next process goes on.</summary>
    public void Stop() => stopping.Cancel();

    public void Dispose() => stopping.Dispose();

    /// <summary>Removes what there is to remove. A kind that can't be swept now is logged, left for the next sweep, and keeps no other from its end.</summary>
    /// <returns>What was removed, and the kinds that failed.</returns>
    /// <exception cref="OperationCanceledException">The sweep was stopped; the next one goes on.</exception>
    /// <exception cref="StoreUnavailableException">The database is away, which no kind gets along without.</exception>
    public async Task<RetentionResult> SweepAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Token);
        return await SweepOnceAsync(either.Token);
    }

    private async Task<RetentionResult> SweepOnceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var failed = new SortedDictionary<RetentionKind, Exception>();
        var removed = new RetentionResult
        {
            Runs = await TryAsync(RetentionKind.Runs, () => SweepRunsAsync(RetentionKind.Runs, (before, workflow, most) => store.DeleteEndedAsync(before, workflow, most, cancellationToken), now, cancellationToken)),
            Signals = plan.BeforeOfAny(RetentionKind.Runs, now) is { } before
                ? await TryAsync(RetentionKind.Runs, () => PacedAsync(most => store.DeleteSignalsAsync(before, most, cancellationToken), cancellationToken))
                : 0,
            Spans = await TryAsync(RetentionKind.Spans, () => SweepTelemetryAsync(TelemetryKind.Spans, RetentionKind.Spans, now, cancellationToken)),
            Artifacts = await TryAsync(RetentionKind.Artifacts, () => SweepTelemetryAsync(TelemetryKind.Artifacts, RetentionKind.Artifacts, now, cancellationToken)),
            Metrics = await TryAsync(RetentionKind.Metrics, () => SweepTelemetryAsync(TelemetryKind.Metrics, RetentionKind.Metrics, now, cancellationToken)),

            // Last, because it alone asks somebody else than the database, who may let it wait.
            Released = await TryAsync(RetentionKind.Binary, () => SweepRunsAsync(RetentionKind.Binary, (before, workflow, most) => binary.ReleaseAsync(before, workflow, most, cancellationToken), now, cancellationToken)),
            Binary = await TryAsync(RetentionKind.Binary, () => PacedAsync(most => binary.RemoveUnheldAsync(most, cancellationToken), cancellationToken)),
            Failed = failed,
        };

        await PacedAsync(most => store.GiveBackSpaceAsync(most, cancellationToken), cancellationToken);
        if (!removed.IsEmpty)
        {
            loggers.Value.CreateLogger(LogCategory).Swept(removed);
        }

        return removed;

        async Task<int> TryAsync(RetentionKind kind, Func<Task<int>> sweep)
        {
            try
            {
                return await sweep();
            }
            catch (Exception error) when (error is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
            {
                failed[kind] = error;
                loggers.Value.CreateLogger(LogCategory).KindNotSwept(kind, error);
                return 0;
            }
        }
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
