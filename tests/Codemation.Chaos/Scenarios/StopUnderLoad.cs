using Codemation.Chaos.Workers;

namespace Codemation.Chaos.Scenarios;

/// <summary>F20: a worker is told to end by SIGTERM while it is at work. It takes nothing new, finishes what it has, and repeats no effect.</summary>
internal static class StopUnderLoad
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Stops one worker after the other.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="stops">How many.</param>
    /// <returns>The report; <see cref="Report.Faults"/> counts the workers that ended by themselves in time.</returns>
    public static async Task<Report> RunAsync(Arena arena, int stops)
    {
        var clean = 0;
        for (var stop = 0; stop < stops; stop++)
        {
            await using var worker = arena.StartWorker();
            using var stopping = new CancellationTokenSource();
            await worker.Ready;
            var load = arena.Client.LoadAsync(worker, operations: 400, atOnce: 24, stopping.Token);
            await Task.Delay(TimeSpan.FromMilliseconds(arena.Random.Next(10, 500)), TimeProvider.System);
            worker.Signal(Signals.Terminate);
            await Task.WhenAny(worker.Gone, Task.Delay(Grace, TimeProvider.System));
            if (worker.IsGone && worker.ExitCode == 0)
            {
                clean++;
            }

            await worker.KillAsync();
            await load;
        }

        return await arena.SettleAsync(TimeSpan.FromSeconds(60)) with { Faults = clean };
    }
}
