using Codemation.Chaos.Histories;
using Codemation.Chaos.Workers;

namespace Codemation.Chaos.Scenarios;

/// <summary>
/// F13: each start is asked for one to five times at once, under one key, at two web processes, while workers are killed and replaced. Each has one
/// run, and all who ask for it are told of that one.
/// </summary>
internal static class Duplicates
{
    private const int AtOnce = 12;
    private const int Copies = 5;
    private const int Workers = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Kills one worker after the other until all starts are answered.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="operations">How many starts.</param>
    public static async Task<Report> RunAsync(Arena arena, int operations)
    {
        await using var product = new Product(arena, webs: 2);
        product.Environment[ProductRole.CheckIn] = "1";
        await using var one = product.StartWeb(0);
        await using var other = product.StartWeb(1);
        var workers = Enumerable.Range(0, Workers).Select(_ => product.Start("serve", "worker")).ToArray();
        await Task.WhenAll(product.ReadyAsync(0), product.ReadyAsync(1));

        var clients = new HttpClients(product.Webs, arena.History, arena.Random, TimeProvider.System) { Copies = Copies, Pause = TimeSpan.FromMilliseconds(50) };
        var load = clients.LoadAsync(operations, AtOnce);
        var killed = 0;
        while (!load.IsCompleted)
        {
            await Task.WhenAny(load, Task.Delay(TimeSpan.FromMilliseconds(arena.Random.Next(300, 2000)), TimeProvider.System));
            var victim = arena.Random.Next(Workers);
            workers[victim].Kill();
            await workers[victim].DisposeAsync();
            workers[victim] = product.Start("serve", "worker");
            killed++;
        }

        await load;
        var settled = await arena.IsSettledAsync(Patience);
        await Product.StopAsync([one, other, .. workers]);
        foreach (var worker in workers)
        {
            await worker.DisposeAsync();
        }

        return await arena.JudgeAsync(settled) with { Faults = killed };
    }
}
