using Codemation.Chaos.Checks;
using Codemation.Chaos.Simulations;

namespace Codemation.Chaos.Tests;

public sealed class SimulationTests
{
    // Never disposed of: there is nothing in it but the workflows.
    private static readonly SimulationParts Parts = new();

    [Fact]
    public void A_thousand_schedules_of_dying_workers_cancellations_and_signals_keep_every_promise()
    {
        var first = Random.Shared.Next(1_000_000);
        for (var seed = first; seed < first + 1000; seed++)
        {
            var (violations, trace) = World.Play(Parts, seed);
            Assert.True(violations.Count == 0, $"Seed {seed} (again: simulate --seed {seed} --much 1):\n{string.Join('\n', violations)}\n\n{string.Join('\n', trace)}");
        }
    }

    [Fact]
    public void A_seed_gives_the_same_schedule_again()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            Assert.Equal(World.Play(Parts, seed).Trace, World.Play(Parts, seed).Trace);
        }
    }

    [Fact]
    public void A_store_that_takes_writes_of_workers_that_lost_their_run_is_found_out()
        => Assert.Contains(FirstViolations(PlantedBug.FenceForgotten), violation => violation.Promise is "P6" or "P3");

    [Fact]
    public void A_store_that_forgets_signals_nobody_waits_for_yet_is_found_out()
        => Assert.Contains(FirstViolations(PlantedBug.EarlySignalLost), violation => violation.Promise == "P2");

    private static IReadOnlyList<Violation> FirstViolations(PlantedBug bug)
        => Enumerable.Range(1, 1000).Select(seed => World.Play(Parts, seed, bug).Violations).FirstOrDefault(violations => violations.Count > 0) ?? [];
}
