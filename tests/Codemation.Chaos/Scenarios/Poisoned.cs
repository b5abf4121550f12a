using Codemation.Chaos.Checks;
using Codemation.Chaos.Workflows;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Chaos.Scenarios;

/// <summary>
/// F15: runs that end the process that executes them, in every way, among others that do no harm. Each is given up after three processes; the
/// others end as they should.
/// </summary>
internal static class Poisoned
{
    private const int MostLives = 6;

    /// <summary>Runs poison of every kind.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="times">How often each kind.</param>
    public static async Task<Report> RunAsync(Arena arena, int times)
    {
        var violations = new List<Violation>();
        var deaths = 0;
        for (var time = 0; time < times; time++)
        {
            foreach (var kind in Poison.Deadly)
            {
                var died = await GiveAsync(arena, kind);
                deaths += died;
                if (died != Quarantine.DeathsInAStep)
                {
                    violations.Add(new Violation("P2", $"{died} processes died of \"{kind}\", not {Quarantine.DeathsInAStep}"));
                }
            }

            foreach (var kind in Poison.Survived)
            {
                var died = await GiveAsync(arena, kind);
                if (died > 0)
                {
                    violations.Add(new Violation("P2", $"{died} processes died of \"{kind}\", which fails its item only"));
                }
            }
        }

        var report = await arena.SettleAsync(TimeSpan.FromSeconds(60));
        if (report.GivenUp != times * Poison.Deadly.Count)
        {
            violations.Add(new Violation("P2", $"{report.GivenUp} runs were given up, where {times * Poison.Deadly.Count} did harm"));
        }

        return report with { Faults = deaths, Violations = [.. violations, .. report.Violations] };
    }

    /// <summary>Has workers execute a poisoned run among others until one survives it.</summary>
    /// <returns>How many died.</returns>
    private static async Task<int> GiveAsync(Arena arena, string kind)
    {
        string? poisoned = null;
        for (var life = 0; life < MostLives; life++)
        {
            await using var worker = arena.StartWorker();
            await worker.Ready;
            using var stopping = new CancellationTokenSource();
            var load = poisoned is null ? arena.Client.LoadAsync(worker, operations: 20, atOnce: 8, stopping.Token) : Task.CompletedTask;
            if (poisoned is null)
            {
                poisoned = await arena.Client.PoisonAsync(worker, kind);
            }

            if (await Task.WhenAny(worker.Gone, arena.EndAsync(poisoned)) != worker.Gone)
            {
                await load;
                await worker.StopAsync();
                return life;
            }

            await load;
        }

        return MostLives;
    }
}
