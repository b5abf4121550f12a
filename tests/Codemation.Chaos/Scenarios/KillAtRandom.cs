namespace Codemation.Chaos.Scenarios;

/// <summary>F1, F3: a worker is killed at any moment, while it starts, under load or while it recovers; the next one goes on with the same database.</summary>
internal static class KillAtRandom
{
    /// <summary>Kills one worker after the other.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="kills">How many.</param>
    public static async Task<Report> RunAsync(Arena arena, int kills)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            await using var worker = arena.StartWorker();
            using var stopping = new CancellationTokenSource();
            var load = arena.Client.LoadAsync(worker, operations: arena.Random.Next(5, 60), atOnce: arena.Random.Next(1, 24), stopping.Token);
            if (kill % 2 == 1)
            {
                // On a slow machine most would die while they start.
                await worker.Ready;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(arena.Random.Next(50, 900)), TimeProvider.System);
            await worker.KillAsync();
            await load;
        }

        return await arena.SettleAsync(TimeSpan.FromSeconds(60)) with { Faults = kills };
    }
}
