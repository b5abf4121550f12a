using StackExchange.Redis;

namespace Codemation.Runtime.Events.Redis;

/// <summary>
/// One connection to Redis from its beginning to its loss. It counts as lost when what this process sends to itself does not come back: that
/// finds servers and networks that only seem to be there, in both directions.
/// </summary>
internal sealed class RedisLink
{
    private static readonly TimeSpan BetweenBeats = TimeSpan.FromMilliseconds(500);

    private readonly ConnectionMultiplexer connection;
    private readonly ISubscriber subscriber;
    private readonly TimeProvider time;
    private readonly RedisChannel beat = RedisChannels.Beat(Guid.NewGuid().ToString("N"));
    private long lastBeat;

    private RedisLink(ConnectionMultiplexer connection, TimeProvider time)
    {
        this.connection = connection;
        this.time = time;
        subscriber = connection.GetSubscriber();
    }

    /// <summary>How long anything may take before the link counts as lost.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Connects and listens.</summary>
    /// <exception cref="RedisException">There is no server, or it refuses.</exception>
    /// <exception cref="TimeoutException">The server does not answer.</exception>
    public static async Task<RedisLink> OpenAsync(ConfigurationOptions options, Action<byte[]> received, TimeProvider time, CancellationToken cancellationToken)
    {
        var connecting = Task.Run(() => ConnectionMultiplexer.ConnectAsync(options), CancellationToken.None);
        try
        {
            var link = new RedisLink(await connecting.WaitAsync(Patience, time, cancellationToken), time);
            await link.ListenAsync(received, cancellationToken);
            return link;
        }
        catch
        {
            Abandon(connecting);
            throw;
        }
    }

    /// <summary>Sends an event to all channels it belongs to, and does not wait for anything.</summary>
    public void Publish(RunEvent happened)
    {
        RedisValue json = RunEventJson.Write(happened);
        Send(RedisChannels.All, json);
        Send(RedisChannels.OfWorkflow(happened.WorkflowId), json);
    }

    /// <summary>Checks the link until it is lost.</summary>
    /// <exception cref="TimeoutException">What was sent did not come back.</exception>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        while (time.GetElapsedTime(Interlocked.Read(ref lastBeat)) < Patience)
        {
            Send(beat, RedisValue.EmptyString);
            await Task.Delay(BetweenBeats, time, cancellationToken);
        }

        throw new TimeoutException($"Redis has not answered for {Patience.TotalSeconds:N0} seconds.");
    }

    /// <summary>Gives the connection up. Nobody waits for it: closing what hangs may hang.</summary>
    public void Abandon() => Abandon(Task.FromResult(connection));

    private static void Abandon(Task<ConnectionMultiplexer> connecting)
        => _ = connecting.ContinueWith(
            static connected => connected.Result.Dispose(),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.LongRunning,
            TaskScheduler.Default);

    private async Task ListenAsync(Action<byte[]> received, CancellationToken cancellationToken)
    {
        await subscriber.SubscribeAsync(RedisChannels.All, (_, json) => received(json!)).WaitAsync(Patience, time, cancellationToken);
        await subscriber.SubscribeAsync(beat, (_, _) => Beaten()).WaitAsync(Patience, time, cancellationToken);
        Beaten();
    }

    private void Beaten() => Interlocked.Exchange(ref lastBeat, time.GetTimestamp());

    private void Send(RedisChannel channel, RedisValue value) => _ = subscriber.PublishAsync(channel, value, CommandFlags.FireAndForget);
}
