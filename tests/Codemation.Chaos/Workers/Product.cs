using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Codemation.Chaos.Scenarios;

namespace Codemation.Chaos.Workers;

/// <summary>The product as its operator runs it: its processes on one database, and where its web processes are found.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly string ledgerSocket;
    private readonly Dictionary<string, string> environment;
    private readonly string[] addresses;
    private readonly TextWriter log;

    /// <summary>Starts nothing yet.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="webs">How many web processes there are to be.</param>
    /// <param name="redis">The port of Redis; null for none.</param>
    public Product(Arena arena, int webs = 1, int? redis = null)
    {
        ledgerSocket = arena.LedgerSocket;
        environment = new(StringComparer.Ordinal)
        {
            ["DATABASE_URL"] = arena.Store.Address,
            ["CODEMATION_BINARY"] = arena.Binary,
        };
        if (redis is { } port)
        {
            environment["REDIS_URL"] = string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{port}");
        }

        addresses = [.. Enumerable.Range(0, webs).Select(static _ => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"))];
        Webs = [.. addresses.Select(static address => new HttpClient { BaseAddress = new Uri(address + "/"), Timeout = TimeSpan.FromSeconds(30) })];
        log = TextWriter.Synchronized(new StreamWriter(Path.Combine(arena.Folder, "product.log")));
    }

    /// <summary>How each web process is asked for something, in whichever of its lives.</summary>
    public IReadOnlyList<HttpClient> Webs { get; }

    /// <summary>What configures processes that are started from here on.</summary>
    public IDictionary<string, string> Environment => environment;

    public ProductProcess Start(params string[] command) => ProductProcess.Start(ledgerSocket, environment, log, command);

    /// <summary>Starts a web process. It listens where its predecessors did.</summary>
    /// <param name="number">Which one, from 0.</param>
    /// <param name="faults">What is to go wrong in it; null for nothing.</param>
    public ProductProcess StartWeb(int number = 0, string? faults = null)
    {
        var own = new Dictionary<string, string>(environment, StringComparer.Ordinal) { [Runtime.Faults.Fault.Variable] = faults ?? "" };
        return ProductProcess.Start(ledgerSocket, own, log, "serve", "web", "--urls", addresses[number]);
    }

    /// <summary>Completes when a web process can be used.</summary>
    public async Task ReadyAsync(int number = 0)
    {
        while (true)
        {
            try
            {
                using var answer = await Webs[number].GetAsync("health/ready");
                if (answer.IsSuccessStatusCode)
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

    /// <summary>Ends processes as an operator does.</summary>
    public static async Task StopAsync(params ProductProcess[] processes)
    {
        foreach (var process in processes)
        {
            process.Signal(Signals.Terminate);
            await process.EndAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var web in Webs)
        {
            web.Dispose();
        }

        await log.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
