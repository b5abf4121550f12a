using Codemation.Chaos.Histories;
using Codemation.Chaos.Workers;
using Codemation.Testing;

namespace Codemation.Chaos.Scenarios;

/// <summary>
/// F1, F4: a web process and three workers on PostgreSQL and Redis. In the middle of the load one worker is killed and another one stands still for
/// longer than the others believe it alive.
/// </summary>
internal static class Fleet
{
    private const int AtOnce = 48;

    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Starts runs over HTTP while workers go down.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="runs">How many runs.</param>
    public static async Task<Report> RunAsync(Arena arena, int runs)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var product = new Product(arena, redis: redis.Port);
        await using (var migration = product.Start("db", "migrate"))
        {
            await migration.EndAsync();
        }

        await using var web = product.StartWeb();
        await using var killed = product.Start("serve", "worker");
        await using var halted = product.Start("serve", "worker");
        await using var unharmed = product.Start("serve", "worker");
        await product.ReadyAsync();

        var clients = new HttpClients(product.Webs, arena.History, arena.Random, TimeProvider.System);
        var load = clients.LoadAsync(runs, AtOnce);
        await UntilAsync(() => clients.Answered > runs / 3 || load.IsCompleted);
        killed.Kill();
        halted.Signal(Signals.Stop);
        await Task.Delay(Standstill, TimeProvider.System);
        halted.Signal(Signals.Continue);
        await load;

        var settled = await arena.IsSettledAsync(Patience);
        await Product.StopAsync(halted, unharmed, web);
        return await arena.JudgeAsync(settled) with { Faults = 2 };
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
