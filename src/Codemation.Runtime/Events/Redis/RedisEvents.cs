using System.Threading.Channels;
using Codemation.Runtime.Events.Delivery;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Codemation.Runtime.Events.Redis;

/// <summary>
/// Events across processes. Whatever Redis does, runs only ever put events into a bounded queue in memory; a task of its own empties it, and
/// throws away what can't be sent: a subscriber sees from the numbers that something is missing, and reads the database.
/// </summary>
internal sealed class RedisEvents(RunEvents events, string address, TimeProvider time, ILogger logger) : IRunEventTransport
{
    private const int LongestQueue = 10_000;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(250);

    private readonly ConfigurationOptions options = RedisAddress.Parse(address, RedisLink.Patience);
    private readonly Listeners<RunEvent> listeners = new();
    private readonly Listeners<EventDelivery> watchers = new();
    private readonly CancellationTokenSource closing = new();
    private readonly Lock starting = new();
    private readonly Channel<RunEvent> queue = Channel.CreateBounded<RunEvent>(
        new BoundedChannelOptions(LongestQueue) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private volatile RedisLink? link;
    private IDisposable? source;
    private bool closed;
    private Task linking = Task.CompletedTask;
    private Task sending = Task.CompletedTask;

    public EventDelivery Delivery => link is null ? EventDelivery.Fallback : EventDelivery.Live;

    public void Start()
    {
        lock (starting)
        {
            if (closed || source is not null)
            {
                return;
            }

            source = events.Subscribe(happened =>
            {
                if (happened.Seq > 0)
                {
                    queue.Writer.TryWrite(happened);
                }
            });

            // What is ambient here belongs to whoever starts first.
            using (ExecutionContext.SuppressFlow())
            {
                linking = Task.Run(LinkAsync);
                sending = Task.Run(SendAsync);
            }
        }
    }

    public IDisposable Subscribe(Action<RunEvent> listener) => listeners.Add(listener);

    public IDisposable Watch(Action<EventDelivery> watcher) => watchers.Add(watcher);

    public async ValueTask DisposeAsync()
    {
        lock (starting)
        {
            if (closed)
            {
                return;
            }

            closed = true;
            source?.Dispose();
        }

        queue.Writer.TryComplete();
        await sending.WaitAsync(LastWords, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await closing.CancelAsync();
        await linking;
        closing.Dispose();
    }

    private async Task LinkAsync()
    {
        var wait = ShortestWait;
        while (!closing.IsCancellationRequested)
        {
            RedisLink? opened = null;
            try
            {
                opened = await RedisLink.OpenAsync(options, Receive, time, closing.Token);
                wait = ShortestWait;
                Become(opened);
                logger.RedisLinked();
                await opened.BeatAsync(closing.Token);
            }
            catch (OperationCanceledException) when (closing.IsCancellationRequested)
            {
                // The host stops.
            }
            catch (Exception lost)
            {
                logger.RedisLost(lost.Message);
            }

            Become(null);
            opened?.Abandon();
            await PauseAsync(wait);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    // All processes lose Redis at the same time; they should not all come back at the same time.
    private async Task PauseAsync(TimeSpan wait)
        => await Task.Delay(wait * (0.5 + (Random.Shared.NextDouble() / 2)), time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Become(RedisLink? now)
    {
        if (ReferenceEquals(link, now))
        {
            return;
        }

        link = now;
        watchers.Tell(Delivery);
    }

    private async Task SendAsync()
    {
        await foreach (var happened in queue.Reader.ReadAllAsync())
        {
            try
            {
                link?.Publish(happened);
            }
            catch (Exception refused) when (refused is RedisException or ObjectDisposedException or TimeoutException)
            {
                logger.RedisRefused(refused.Message);
            }
        }
    }

    private void Receive(byte[] json)
    {
        if (RunEventJson.Read(json) is { } happened)
        {
            listeners.Tell(happened);
        }
    }
}
