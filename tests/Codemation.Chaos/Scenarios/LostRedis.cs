using Codemation.Chaos.Checks;
using Codemation.Chaos.Histories;
using Codemation.Chaos.Workers;
using Codemation.Testing;

namespace Codemation.Chaos.Scenarios;

/// <summary>
/// F8: a web process and two workers that start while there is no Redis. It comes, and under load it is flushed, killed and replaced, killed and away
/// while a worker starts, and only seems to be there. Starts are answered all the while, and runs go on.
/// </summary>
internal static class LostRedis
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Late = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Does to Redis whatever can happen to it, again and again.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="rounds">How often each.</param>
    public static async Task<Report> RunAsync(Arena arena, int rounds)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var network = new FaultProxy(redis.Port);
        await redis.KillAsync();
        await using var product = new Product(arena, redis: network.Port);
        product.Environment[ProductRole.CheckIn] = "1";
        await using var web = product.StartWeb();
        await using var steady = product.Start("serve", "worker");
        var worker = product.Start("serve", "worker");
        await product.ReadyAsync();

        using var stopping = new CancellationTokenSource();
        var clients = new HttpClients(product.Webs, arena.History, arena.Random, TimeProvider.System) { Pause = TimeSpan.FromMilliseconds(100) };
        var load = clients.LoadAsync(int.MaxValue, AtOnce, stopping.Token);
        var violations = new List<Violation>();
        (string Name, Func<Task> Begin, Func<Task> End)[] mischiefs =
        [
            ("was flushed", redis.FlushAsync, () => Task.CompletedTask),
            ("was killed", redis.KillAsync, redis.RestartAsync),
            ("answered nothing", () => Done(network.Stall), () => Done(network.Heal)),
            ("was away while a worker started", async () =>
            {
                await redis.KillAsync();
                worker.Kill();
                await worker.DisposeAsync();
                worker = product.Start("serve", "worker");
            }, redis.RestartAsync),
        ];
        await GoOnAsync("was absent from the start");
        await redis.RestartAsync();
        for (var round = 0; round < rounds; round++)
        {
            arena.Random.Shuffle(mischiefs);
            foreach (var (name, begin, end) in mischiefs)
            {
                await PauseAsync(arena.Random.Next(200, 1000));
                await begin();
                await GoOnAsync(name);
                await end();
            }
        }

        await stopping.CancelAsync();
        await load;
        var settled = await arena.IsSettledAsync(Patience);
        await Product.StopAsync(web, steady, worker);
        await worker.DisposeAsync();
        var report = await arena.JudgeAsync(settled);
        return report with { Faults = 1 + (rounds * mischiefs.Length), Violations = [.. violations, .. report.Violations] };

        async Task GoOnAsync(string redisState)
        {
            var answered = clients.Answered;
            await PauseAsync(arena.Random.Next(500, 500 + (rounds > 1 ? 4000 : 1500)));
            var late = Task.Delay(Late, TimeProvider.System);
            while (clients.Answered < answered + AtOnce)
            {
                if (late.IsCompleted)
                {
                    violations.Add(new Violation("P8", $"while Redis {redisState}, starts were no longer answered"));
                    return;
                }

                await PauseAsync(20);
            }
        }
    }

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static Task PauseAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System);
}
