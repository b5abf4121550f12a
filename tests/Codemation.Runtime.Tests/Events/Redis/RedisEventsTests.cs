using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Codemation.Runtime.Events;
using Codemation.Runtime.Events.Delivery;
using Codemation.Runtime.Events.Redis;
using Codemation.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Codemation.Runtime.Tests.Events.Redis;

public sealed class RedisEventsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Whoever waited for the network would wait as long as the network is given; any less may be other programs that have the processors.
    private static readonly TimeSpan LongestWaitOfRun = RedisLink.Patience - TimeSpan.FromMilliseconds(1);

    private readonly List<IAsyncDisposable> open = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var used in Enumerable.Reverse(open))
        {
            await used.DisposeAsync();
        }
    }

    [RedisFact]
    public async Task What_happens_in_one_process_arrives_in_another()
    {
        var redis = await ServerAsync();
        var (here, told) = await ConnectAsync(redis.Port);
        var (there, _) = await ConnectAsync(redis.Port);
        var arriving = new BlockingCollection<RunEvent>();
        using var listening = there.Subscribe(arriving.Add);

        foreach (var happened in Events(100))
        {
            told.Tell(happened);
        }

        Assert.Equal(Events(100), Take(arriving, 100));
        Assert.Equal(EventDelivery.Live, here.Delivery);
    }

    [RedisFact]
    public async Task Both_channels_carry_the_same_JSON()
    {
        var redis = await ServerAsync();
        var (_, told) = await ConnectAsync(redis.Port);
        using var client = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{redis.Port.ToString(CultureInfo.InvariantCulture)}");
        var all = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ofWorkflow = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await client.GetSubscriber().SubscribeAsync("codemation.run-events.all", (_, json) => all.TrySetResult(json!));
        await client.GetSubscriber().SubscribeAsync("codemation.run-events.workflow.orders", (_, json) => ofWorkflow.TrySetResult(json!));
        var happened = Events(1)[0];

        told.Tell(happened with { RunId = "other", WorkflowId = "invoices", Seq = 0 });
        told.Tell(happened);

        Assert.Equal(System.Text.Encoding.UTF8.GetString(RunEventJson.Write(happened)), await all.Task.WaitAsync(Patience));
        Assert.Equal(await all.Task, await ofWorkflow.Task.WaitAsync(Patience));
    }

    [RedisFact]
    public async Task Forgetting_everything_does_not_disturb_events()
    {
        var redis = await ServerAsync();
        var (here, told) = await ConnectAsync(redis.Port);
        var arriving = new BlockingCollection<RunEvent>();
        using var listening = here.Subscribe(arriving.Add);
        using var client = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{redis.Port.ToString(CultureInfo.InvariantCulture)},allowAdmin=true");

        await client.GetServer(client.GetEndPoints()[0]).FlushAllDatabasesAsync();
        told.Tell(Events(1)[0]);

        Assert.Equal(Events(1), Take(arriving, 1));
        Assert.Equal(EventDelivery.Live, here.Delivery);
    }

    [RedisFact]
    public async Task A_server_that_is_down_from_the_start_holds_nobody_up_and_is_used_once_it_is_there()
    {
        var redis = await ServerAsync();
        await redis.KillAsync();
        var (here, told) = Make(redis.Port);
        here.Start();

        Assert.InRange(LongestCall(told, 50_000), TimeSpan.Zero, LongestWaitOfRun);
        Assert.Equal(EventDelivery.Fallback, here.Delivery);

        await redis.RestartAsync();
        await BecomesAsync(here, EventDelivery.Live);
    }

    [RedisFact]
    public async Task A_server_that_dies_holds_nobody_up_and_is_used_again_when_it_is_back()
    {
        var redis = await ServerAsync();
        var (here, told) = await ConnectAsync(redis.Port);

        await redis.KillAsync();
        Assert.InRange(LongestCall(told, 50_000), TimeSpan.Zero, LongestWaitOfRun);
        await BecomesAsync(here, EventDelivery.Fallback);
        await redis.RestartAsync();
        await BecomesAsync(here, EventDelivery.Live);

        await ArrivesAsync(here, told);
    }

    [RedisFact]
    public async Task A_server_that_seems_to_be_there_and_answers_nothing_is_found_out_and_holds_nobody_up()
    {
        var redis = await ServerAsync();
        var network = Keep(new FaultProxy(redis.Port));
        var (here, told) = await ConnectAsync(network.Port);

        network.Stall();
        var stalled = Stopwatch.StartNew();
        Assert.InRange(LongestCall(told, 50_000), TimeSpan.Zero, LongestWaitOfRun);
        await BecomesAsync(here, EventDelivery.Fallback);
        Assert.InRange(stalled.Elapsed, TimeSpan.Zero, 5 * RedisLink.Patience);
        network.Heal();
        await BecomesAsync(here, EventDelivery.Live);

        await ArrivesAsync(here, told);
    }

    [RedisFact]
    public async Task A_network_that_resets_every_connection_holds_nobody_up()
    {
        var redis = await ServerAsync();
        var network = Keep(new FaultProxy(redis.Port));
        var (here, told) = await ConnectAsync(network.Port);

        network.Cut();
        Assert.InRange(LongestCall(told, 50_000), TimeSpan.Zero, LongestWaitOfRun);
        await BecomesAsync(here, EventDelivery.Fallback);
        network.Heal();
        await BecomesAsync(here, EventDelivery.Live);

        await ArrivesAsync(here, told);
    }

    [RedisFact]
    public async Task Stopping_does_not_wait_for_a_server_that_answers_nothing()
    {
        var redis = await ServerAsync();
        var network = Keep(new FaultProxy(redis.Port));
        var (here, told) = await ConnectAsync(network.Port);
        network.Stall();
        LongestCall(told, 10_000);
        var stopping = Stopwatch.StartNew();

        await here.DisposeAsync();

        Assert.InRange(stopping.Elapsed, TimeSpan.Zero, LongestWaitOfRun);
    }

    private static RunEvent[] Events(int count) => [.. Enumerable.Range(1, count).Select(number => new RunEvent
    {
        Kind = RunEventKind.RunSaved,
        RunId = "run",
        WorkflowId = "orders",
        At = Storage.Stored.Start.AddSeconds(number),
        Seq = number,
    })];

    private static TimeSpan LongestCall(RunEvents told, int count)
    {
        var longest = TimeSpan.Zero;
        foreach (var happened in Events(count))
        {
            var call = Stopwatch.StartNew();
            told.Tell(happened);
            longest = call.Elapsed > longest ? call.Elapsed : longest;
        }

        return longest;
    }

    private static RunEvent[] Take(BlockingCollection<RunEvent> arriving, int count)
    {
        using var impatient = new CancellationTokenSource(Patience, TimeProvider.System);
        return [.. Enumerable.Range(0, count).Select(_ => arriving.Take(impatient.Token))];
    }

    private static async Task BecomesAsync(RedisEvents transport, EventDelivery wanted)
    {
        var became = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watching = transport.Watch(now =>
        {
            if (now == wanted)
            {
                became.TrySetResult();
            }
        });
        if (transport.Delivery != wanted)
        {
            await became.Task.WaitAsync(Patience);
        }
    }

    private static async Task ArrivesAsync(RedisEvents transport, RunEvents told)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = transport.Subscribe(happened =>
        {
            if (happened.RunId == "after")
            {
                arrived.TrySetResult();
            }
        });
        told.Tell(Events(1)[0] with { RunId = "after" });
        await arrived.Task.WaitAsync(Patience);
    }

    private async Task<RedisServer> ServerAsync() => Keep(await RedisServer.StartAsync());

    private (RedisEvents Transport, RunEvents Told) Make(int port)
    {
        var told = new RunEvents();
        return (Keep(new RedisEvents(told, $"redis://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}", TimeProvider.System, NullLogger.Instance)), told);
    }

    private async Task<(RedisEvents Transport, RunEvents Told)> ConnectAsync(int port)
    {
        var (transport, told) = Make(port);
        transport.Start();
        await BecomesAsync(transport, EventDelivery.Live);
        return (transport, told);
    }

    private T Keep<T>(T used)
        where T : IAsyncDisposable
    {
        open.Add(used);
        return used;
    }
}
