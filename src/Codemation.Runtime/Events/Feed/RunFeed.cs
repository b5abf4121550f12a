using System.Threading.Channels;
using Codemation.Runtime.Events.Delivery;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Events.Feed;

/// <summary>
/// What views follow. Events come from a transport that may lose, repeat and reorder them; the numbers show it, and the database, which is the
/// truth, is read wherever they do, after every reconnection, for runs of which nothing was heard for a while, and instead of events while
/// none arrive. One loop does so for all followers.
/// </summary>
internal sealed class RunFeed(
    IRunEventTransport transport, Func<CancellationToken, ValueTask<IRunReader>> open, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private const int LongestQueue = 10_000;
    private const int MostRuns = 10_000;
    private const int MostReads = 200;
    private const int MostListed = 500;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    // Ids are made by other machines' clocks, and a run's row is there only some time after its id was made.
    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(70);

    private readonly Lock changing = new();
    private readonly CancellationTokenSource closing = new();
    private readonly SeenRuns seen = new(time, MostRuns);
    private readonly HashSet<string> unsure = new(StringComparer.Ordinal);
    private readonly Channel<RunEvent?> arriving = Channel.CreateBounded<RunEvent?>(
        new BoundedChannelOptions(LongestQueue) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private volatile RunFollower[] followers = [];
    private List<string> asked = [];
    private IDisposable? listening;
    private IDisposable? watching;
    private Task? working;
    private EventDelivery delivery;
    private DateTimeOffset live;
    private int interruptions;
    private int overcome;
    private bool isUnreadable;

    /// <summary>Whether events arrive at the moment, or the database is read instead.</summary>
    public EventDelivery Delivery => transport.Delivery;

    /// <summary>Follows runs from now on. The first news say whether events arrive, and how a single run that is followed is stored.</summary>
    /// <param name="filter">Which runs.</param>
    /// <param name="capacity">How many news may wait for the follower before it is dropped.</param>
    public RunFollower Follow(RunFilter filter, int capacity = 1_000)
    {
        ObjectDisposedException.ThrowIf(closing.IsCancellationRequested, this);
        transport.Start();
        var follower = new RunFollower(this, filter, capacity);
        lock (changing)
        {
            if (working is null)
            {
                live = time.GetUtcNow();
                delivery = transport.Delivery;
                using (ExecutionContext.SuppressFlow())
                {
                    working = Task.Run(WorkAsync);
                }
            }

            listening ??= transport.Subscribe(happened => arriving.Writer.TryWrite(happened));
            watching ??= transport.Watch(_ => Interrupted());
            followers = [.. followers, follower];
            follower.Tell(RunNews.Of(delivery));
            if (filter.RunId is { } runId)
            {
                asked.Add(runId);
            }
        }

        Wake();
        return follower;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        foreach (var follower in followers)
        {
            follower.Dispose();
        }

        await (working ?? Task.CompletedTask);
        closing.Dispose();
    }

    internal void Forget(RunFollower follower)
    {
        lock (changing)
        {
            followers = Array.FindAll(followers, other => !ReferenceEquals(other, follower));
            if (followers.Length == 0)
            {
                listening?.Dispose();
                watching?.Dispose();
                (listening, watching) = (null, null);
            }
        }
    }

    // Counted: events may be lost and back before anybody looks.
    private void Interrupted()
    {
        Interlocked.Increment(ref interruptions);
        Wake();
    }

    private void Wake() => arriving.Writer.TryWrite(null);

    private async Task WorkAsync()
    {
        var arrival = arriving.Reader.WaitToReadAsync(closing.Token).AsTask();
        var tick = Task.Delay(Tick, time, closing.Token);
        while (!closing.IsCancellationRequested)
        {
            await Task.WhenAny(arrival, tick);
            while (arriving.Reader.TryRead(out var happened))
            {
                See(happened);
            }

            if (arrival.IsCompleted)
            {
                arrival = arriving.Reader.WaitToReadAsync(closing.Token).AsTask();
            }

            TakeOverAsked();
            var isDue = tick.IsCompleted;
            if (isDue)
            {
                tick = Task.Delay(Tick, time, closing.Token);
            }

            if (followers.Length == 0)
            {
                seen.ForgetAll();
                unsure.Clear();
            }
            else
            {
                await ConvergeAsync(isDue);
            }
        }
    }

    private void See(RunEvent? happened)
    {
        if (happened is null || !IsFollowed(happened.RunId, happened.WorkflowId))
        {
            return;
        }

        var sight = seen.See(happened);
        if (sight == Sight.Stale)
        {
            return;
        }

        Tell(RunNews.Of(happened), happened.RunId, happened.WorkflowId);
        if (sight == Sight.AfterGap)
        {
            unsure.Add(happened.RunId);
        }
    }

    private void TakeOverAsked()
    {
        lock (changing)
        {
            unsure.UnionWith(asked);
            asked = [];
        }
    }

    private async Task ConvergeAsync(bool isDue)
    {
        var counted = Volatile.Read(ref interruptions);
        var changed = counted != overcome;
        var now = transport.Delivery;
        if (now != delivery)
        {
            delivery = now;
            TellAll(RunNews.Of(now));
        }

        // What was missed while no events arrived can be anything.
        var isBlind = now == EventDelivery.Fallback || changed;
        if (!isDue && !changed && unsure.Count == 0)
        {
            return;
        }

        try
        {
            var reader = await open(closing.Token);
            if (isDue || changed)
            {
                var quiet = seen.QuietFor(isBlind ? TimeSpan.Zero : Quiet);
                await ReadAsync(reader, [.. changed ? quiet : quiet.Take(MostReads)], always: false);
                if (isBlind && followers.Any(follower => follower.Filter.RunId is null))
                {
                    await ListAsync(reader);
                }
            }

            await ReadAsync(reader, [.. unsure], always: true);
            overcome = counted;
            live = now == EventDelivery.Fallback ? live : time.GetUtcNow();
            isUnreadable = false;
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception error)
        {
            if (!isUnreadable)
            {
                logger.FeedCannotRead(error);
            }

            isUnreadable = true;
            await Task.Delay(Tick, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(IRunReader reader, string[] runIds, bool always)
    {
        foreach (var runId in runIds)
        {
            if (await reader.FindAsync(runId, closing.Token) is { } row)
            {
                Take(row, always);
            }
            else
            {
                seen.Forget(runId);
            }

            unsure.Remove(runId);
        }
    }

    /// <summary>Finds runs that were created while no events arrived.</summary>
    private async Task ListAsync(IRunReader reader)
    {
        var query = new RunQuery { From = RunIds.FirstAt(live - Lateness), Limit = MostListed };
        foreach (var row in await reader.ListAsync(query, closing.Token))
        {
            if (!seen.Knows(row.Id))
            {
                Take(row, always: false);
            }
        }
    }

    private void Take(RunRow row, bool always)
    {
        if (IsFollowed(row.Id, row.WorkflowId) && (seen.Take(row) || always))
        {
            Tell(RunNews.Of(row), row.Id, row.WorkflowId);
        }
    }

    private bool IsFollowed(string runId, string workflowId)
    {
        foreach (var follower in followers)
        {
            if (follower.Filter.Has(runId, workflowId))
            {
                return true;
            }
        }

        return false;
    }

    private void Tell(RunNews news, string runId, string workflowId)
    {
        foreach (var follower in followers)
        {
            if (follower.Filter.Has(runId, workflowId) && !follower.Tell(news))
            {
                Forget(follower);
            }
        }
    }

    private void TellAll(RunNews news)
    {
        foreach (var follower in followers)
        {
            if (!follower.Tell(news))
            {
                Forget(follower);
            }
        }
    }
}
