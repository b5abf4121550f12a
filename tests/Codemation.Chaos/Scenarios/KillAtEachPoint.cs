using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Scenarios;

/// <summary>F1: a worker is killed at every fault point, at its first passing and at later ones; the next one goes on with the same database.</summary>
internal static class KillAtEachPoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Passed only once, while a worker starts.
    private static readonly HashSet<FaultPoint> AtStart = [FaultPoint.RunsRecovering, FaultPoint.RunsRecovered];

    /// <summary>Kills one worker after the other.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="points">At which points.</param>
    /// <param name="hits">How often at each.</param>
    public static async Task<Report> RunAsync(Arena arena, IReadOnlyList<FaultPoint> points, int hits)
    {
        var plan = points.SelectMany(point => Enumerable.Range(0, AtStart.Contains(point) ? 1 : hits).Select(hit => (point, Pass: PassOf(arena, hit)))).ToArray();
        arena.Random.Shuffle(plan);
        var killed = 0;
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (point, pass) in plan)
        {
            if (await KillAtLastAsync(arena, point, pass))
            {
                killed++;
                met.Add($"{point}");
            }
        }

        return await arena.SettleAsync(TimeSpan.FromSeconds(60)) with { Faults = killed, Points = met };
    }

    // A later passing may not come about while the worker has something to do.
    private static async Task<bool> KillAtLastAsync(Arena arena, FaultPoint point, int pass)
        => await KillAsync(arena, point, pass)
            || await KillAsync(arena, point, 1);

    private static async Task<bool> KillAsync(Arena arena, FaultPoint point, int pass)
    {
        await using var worker = arena.StartWorker($"{point}:{pass}:kill9");
        using var enough = new CancellationTokenSource(Patience, TimeProvider.System);
        await worker.Ready;
        await arena.Client.LoadAsync(worker, operations: 60, atOnce: 24, enough.Token);
        await Task.WhenAny(worker.Gone, Task.Delay(pass == 1 ? Patience : TimeSpan.FromSeconds(1), TimeProvider.System));
        await worker.KillAsync();
        return worker.Fault is not null;
    }

    private static int PassOf(Arena arena, int hit) => hit switch
    {
        _ when hit < 2 => hit + 1,
        _ => arena.Random.Next(3, 40),
    };
}
