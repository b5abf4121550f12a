using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Telemetry;

/// <summary>
/// Writes telemetry behind the runs' backs: one write at a time, the next one holds whatever came meanwhile. What comes faster than it can be
/// written, or can't be written at all, is left out and counted; runs notice nothing.
/// </summary>
internal sealed class TelemetryWriter : IAsyncDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;
    private const int LargestWrite = 2_000;
    private const int Attempts = 3;
    private const int RestPerWork = 4;

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly ITelemetryStore store;
    private readonly TimeProvider time;
    private readonly Lazy<ILoggerFactory> loggers;
    private readonly Channel<TelemetryBatch> queue = Channel.CreateUnbounded<TelemetryBatch>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource closing = new();
    private readonly Lock starting = new();
    private readonly TaskCompletionSource demanded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? writing;
    private long waitingBytes;
    private long leftOut;

    /// <summary>Makes a writer.</summary>
    /// <param name="store">Where to write.</param>
    /// <param name="keepsSpans">Whether the spans of all runs and steps are kept, or only those that something refers to.</param>
    /// <param name="time">Times the repetition of writes that failed.</param>
    /// <param name="loggers">Where to say what was left out.</param>
    public TelemetryWriter(ITelemetryStore store, bool keepsSpans, TimeProvider time, Lazy<ILoggerFactory> loggers)
    {
        this.store = store;
        KeepsSpans = keepsSpans;
        this.time = time;
        this.loggers = loggers;
    }

    public bool KeepsSpans { get; }

    /// <summary>How many spans, points and artifacts were left out.</summary>
    public long LeftOut => Interlocked.Read(ref leftOut);

    /// <summary>Hands over what nobody changes any more.</summary>
    public void Add(TelemetryBatch batch)
    {
        if (batch.IsEmpty)
        {
            return;
        }

        if (Interlocked.Add(ref waitingBytes, batch.Bytes) > MostBytes || !queue.Writer.TryWrite(batch))
        {
            Interlocked.Add(ref waitingBytes, -batch.Bytes);
            LeaveOut(batch.Count, null);
            return;
        }

        if (writing is null)
        {
            Start();
        }
    }

    /// <summary>Says that an artifact is too large to be kept.</summary>
    public void RefuseArtifact(string runId, string step, string name, int size)
        => Logger.ArtifactTooLarge(runId, step, name, size, StepTelemetry.LargestArtifact);

    /// <summary>Waits until all that was handed in so far is written or left out.</summary>
    public Task DrainAsync()
    {
        var last = new TelemetryBatch { Written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) };
        if (!queue.Writer.TryWrite(last))
        {
            return Task.CompletedTask;
        }

        Start();
        return last.Written.Task;
    }

    /// <summary>Writes what is there, for some seconds at most.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        demanded.TrySetResult();
        if (writing is { } last)
        {
            await last.WaitAsync(LastWords, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await closing.CancelAsync();
            await last;
        }

        closing.Dispose();
    }

    private ILogger Logger => loggers.Value.CreateLogger("Codemation.Telemetry");

    private void Start()
    {
        lock (starting)
        {
            // What is ambient here belongs to a run.
            using (ExecutionContext.SuppressFlow())
            {
                writing ??= Task.Run(WriteAsync);
            }
        }
    }

    private async Task WriteAsync()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            var next = new TelemetryBatch();
            TaskCompletionSource? written = null;
            while (written is null && next.Rows < LargestWrite && queue.Reader.TryRead(out var batch))
            {
                next.Add(batch);
                written = batch.Written;
            }

            var started = TimeProvider.System.GetTimestamp();
            if (!next.IsEmpty)
            {
                await WriteAsync(next);
                Interlocked.Add(ref waitingBytes, -next.Bytes);
            }

            written?.SetResult();
            if (written is null && !closing.IsCancellationRequested)
            {
                await YieldToRunsAsync(TimeProvider.System.GetElapsedTime(started));
            }
        }
    }

    // The database is the runs' first: telemetry takes no more than a part of its time.
    private async Task YieldToRunsAsync(TimeSpan taken)
    {
        var pause = taken * RestPerWork < LongestRest ? taken * RestPerWork : LongestRest;
        await Task.WhenAny(Task.Delay(pause, TimeProvider.System, closing.Token), demanded.Task);
    }

    private async Task WriteAsync(TelemetryBatch batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await store.WriteAsync(batch, closing.Token);
                return;
            }
            catch (Exception error) when (attempt == Attempts || closing.IsCancellationRequested)
            {
                LeaveOut(batch.Count, error);
                return;
            }
            catch (Exception error)
            {
                Logger.TelemetryDelayed(error.Message);
            }

            await Task.Delay(BetweenAttempts, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void LeaveOut(int count, Exception? error)
    {
        // Said once for many: there is no use in being as loud as what can't be kept.
        var before = Interlocked.Add(ref leftOut, count) - count;
        if (before == 0 || error is not null)
        {
            Logger.TelemetryLeftOut(before + count, error);
        }
    }
}
