using Codemation.Chaos.Checks;
using Codemation.Chaos.Workers;

namespace Codemation.Chaos.Scenarios;

/// <summary>
/// F1, F4: several workers execute the runs of one database. One after the other is killed and replaced, or held still until the others have
/// taken its runs, and then goes on as if nothing had happened.
/// </summary>
internal static class Cluster
{
    private const int Workers = 3;

    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    /// <summary>Disturbs the workers again and again.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="mischiefs">How often.</param>
    public static async Task<Report> RunAsync(Arena arena, int mischiefs)
    {
        using var stopping = new CancellationTokenSource();
        var workers = new List<(WorkerProcess Process, Task Load)>();
        for (var worker = 0; worker < Workers; worker++)
        {
            workers.Add(await StartAsync(arena, stopping.Token));
        }

        for (var mischief = 0; mischief < mischiefs; mischief++)
        {
            await PauseAsync(arena.Random.Next(300, 1500));
            var victim = arena.Random.Next(workers.Count);
            if (arena.Random.Next(2) == 0)
            {
                await workers[victim].Process.KillAsync();
                await workers[victim].Load;
                await workers[victim].Process.DisposeAsync();
                workers[victim] = await StartAsync(arena, stopping.Token);
            }
            else
            {
                workers[victim].Process.Signal(Signals.Stop);
                await PauseAsync(arena.Random.Next(3000, 7000));
                workers[victim].Process.Signal(Signals.Continue);
            }
        }

        await stopping.CancelAsync();
        await Task.WhenAll(workers.Select(worker => worker.Load));
        var settled = await arena.IsSettledAsync(Recovery, workers[0].Process);
        var open = settled ? "" : await arena.OpenRunsAsync();
        foreach (var (process, _) in workers)
        {
            await process.StopAsync();
            await process.DisposeAsync();
        }

        var report = await arena.SettleAsync(TimeSpan.FromSeconds(60));
        return report with
        {
            Faults = mischiefs,
            Violations = settled ? report.Violations : [new Violation("P2", $"no run ended for {Recovery} after the last disturbance, and these were still open: {open}"), .. report.Violations],
        };
    }

    private static async Task<(WorkerProcess Process, Task Load)> StartAsync(Arena arena, CancellationToken stopping)
    {
        var worker = arena.StartWorker();
        await worker.Ready;
        return (worker, arena.Client.LoadAsync(worker, operations: int.MaxValue, atOnce: 3, stopping));
    }

    private static Task PauseAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System);
}
