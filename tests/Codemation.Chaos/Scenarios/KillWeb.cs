using Codemation.Chaos.Histories;
using Codemation.Chaos.Workers;
using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Scenarios;

/// <summary>
/// F2: a web process is killed on either side of the commit of a start, and before its answer. Most clients that got no answer ask the next process
/// again, under the same key; others never do.
/// </summary>
internal static class KillWeb
{
    private const int AtOnce = 16;
    private const int LastPass = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Kills one web process after the other.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="points">At which fault points.</param>
    /// <param name="hasWorkers">Whether the database is shared with workers; otherwise the web process executes runs itself.</param>
    /// <param name="operations">How many starts are asked for meanwhile.</param>
    public static async Task<Report> RunAsync(Arena arena, IReadOnlyList<FaultPoint> points, bool hasWorkers, int operations)
    {
        await using var product = new Product(arena);
        await using var worker = hasWorkers ? product.Start("serve", "worker") : null;
        var clients = new HttpClients(product.Webs, arena.History, arena.Random, TimeProvider.System) { NeverRepeated = 0.25 };
        var load = clients.LoadAsync(operations, AtOnce);
        var killed = 0;
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var life = 0; !load.IsCompleted; life++)
        {
            await using var web = product.StartWeb(faults: $"{points[life % points.Count]}:{arena.Random.Next(1, LastPass + 1)}:kill9");
            await Task.WhenAny(web.EndAsync(), load);
            if (web.Fault is { } fault)
            {
                killed++;
                met.Add(fault.Split(' ')[0]);
            }
        }

        await load;
        await using var last = product.StartWeb();
        await product.ReadyAsync();
        var settled = await arena.IsSettledAsync(Patience);
        await Product.StopAsync(worker is null ? [last] : [last, worker]);
        return await arena.JudgeAsync(settled) with { Faults = killed, Points = met };
    }
}
