using System.Globalization;
using System.Net;
using System.Net.Sockets;
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
        var port = FreePort();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DATABASE_URL"] = arena.Store.Address,
            ["REDIS_URL"] = string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{redis.Port}"),
            ["CODEMATION_BINARY"] = arena.Binary,
        };
        await using var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(arena.Folder, "product.log")));
        ProductProcess Start(params string[] command) => ProductProcess.Start(arena.LedgerSocket, environment, log, command);

        await using (var migration = Start("db", "migrate"))
        {
            await migration.EndAsync();
        }

        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        await using var web = Start("serve", "web", "--urls", address);
        await using var killed = Start("serve", "worker");
        await using var halted = Start("serve", "worker");
        await using var unharmed = Start("serve", "worker");
        using var http = new HttpClient { BaseAddress = new Uri(address + "/"), Timeout = TimeSpan.FromSeconds(30) };
        await ReadyAsync(http);

        var clients = new HttpClients(http, arena.History, arena.Random, TimeProvider.System);
        var load = clients.LoadAsync(runs, AtOnce);
        await UntilAsync(() => clients.Answered > runs / 3 || load.IsCompleted);
        killed.Kill();
        halted.Signal(Signals.Stop);
        await Task.Delay(Standstill, TimeProvider.System);
        halted.Signal(Signals.Continue);
        await load;

        var settled = await arena.IsSettledAsync(Patience);
        foreach (var process in (ProductProcess[])[halted, unharmed, web])
        {
            process.Signal(Signals.Terminate);
            await process.EndAsync();
        }

        return await arena.JudgeAsync(settled) with { Faults = 2 };
    }

    private static async Task ReadyAsync(HttpClient http)
    {
        while (true)
        {
            try
            {
                if ((await http.GetAsync("health/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not there yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
