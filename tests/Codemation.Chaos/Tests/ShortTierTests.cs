using Codemation.Chaos.Scenarios;
using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Tests;

/// <summary>As much of each scenario as every change can wait for. The long tier is the program of this project.</summary>
public static class ShortTier
{
    internal static async Task<Report> RunAsync(string name, int much)
    {
        var scenario = Scenario.All.Single(scenario => scenario.Name == name);
        var seed = Random.Shared.Next(1, 1_000_000);
        var report = await scenario.RunAsync(seed, much);
        Assert.True(
            report.Violations.Count == 0,
            $"{report}\n{string.Join('\n', report.Violations)}\nKept in {report.Folder}. Again: {scenario.Again(seed, much)}");
        return report;
    }

    internal static void AssertMet(IEnumerable<FaultPoint> points, Report report)
        => Assert.Empty(points.Select(point => $"{point}").Except(report.Points));
}

public sealed class KilledAtEachPointTests
{
    [Fact]
    public async Task Nothing_is_lost_or_doubled_wherever_a_worker_is_killed()
        => ShortTier.AssertMet(PointGroups.Running, await ShortTier.RunAsync("points", much: 1));
}

public sealed class KilledAtRandomTests
{
    [Fact]
    public async Task Nothing_is_lost_or_doubled_whenever_a_worker_is_killed()
        => Assert.Equal(20, (await ShortTier.RunAsync("random", much: 20)).Faults);
}

public sealed class StoppedUnderLoadTests
{
    [Fact]
    public async Task A_worker_that_is_told_to_stop_ends_in_time_and_nothing_it_did_is_done_again()
    {
        var report = await ShortTier.RunAsync("stops", much: 3);

        Assert.Equal((3, 0), (report.Faults, report.Repeated));
    }
}

public sealed class KilledMigrationTests
{
    [Fact]
    public async Task A_database_can_be_made_wherever_its_making_was_cut_off()
        => ShortTier.AssertMet(PointGroups.Migrations, await ShortTier.RunAsync("migration", much: 1));
}

public sealed class FaultPointTests
{
    [Fact]
    public void Every_fault_point_belongs_to_a_scenario()
        => Assert.Empty(Enum.GetValues<FaultPoint>().Except(PointGroups.Running).Except(PointGroups.Migrations));
}
