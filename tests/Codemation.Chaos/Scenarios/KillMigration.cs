using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Scenarios;

/// <summary>F19: a worker that makes its database is killed at every statement of every migration, and around each; the next one makes it all the same.</summary>
internal static class KillMigration
{
    /// <summary>Kills a worker at the first passing of each point, then at the second, and so on, until none is left that is passed so often.</summary>
    public static async Task<Report> RunAsync(Arena arena, IReadOnlyList<FaultPoint> points)
    {
        var killed = 0;
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var point in points)
        {
            for (var pass = 1; await KillAsync(arena, point, pass); pass++)
            {
                killed++;
                met.Add($"{point}");
            }
        }

        await using (var worker = arena.StartWorker())
        {
            await worker.Ready;
            await arena.Client.LoadAsync(worker, operations: 20, atOnce: 4, default);
            await worker.StopAsync();
        }

        return await arena.SettleAsync(TimeSpan.FromSeconds(60)) with { Faults = killed, Points = met };
    }

    // What was made before the kill is left as it is half of the time, so that a migration also goes on in the middle.
    private static async Task<bool> KillAsync(Arena arena, FaultPoint point, int pass)
    {
        if (pass % 2 == 1)
        {
            await arena.Store.EmptyAsync();
        }

        await using var worker = arena.StartWorker($"{point}:{pass}:kill9");
        await worker.Ready;
        await worker.StopAsync();
        return worker.Fault is not null;
    }
}
