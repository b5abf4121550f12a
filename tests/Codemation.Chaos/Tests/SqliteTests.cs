using Codemation.Chaos.Scenarios;
using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Tests;

public sealed class SqliteKilledAtEachPointTests
{
    [Fact]
    public async Task Nothing_is_lost_or_doubled_wherever_a_worker_is_killed()
        => ShortTier.AssertMet(PointGroups.OnSqlite, await ShortTier.RunAsync("points", much: 1));
}

public sealed class SqliteKilledAtRandomTests
{
    [Fact]
    public async Task Nothing_is_lost_or_doubled_whenever_a_worker_is_killed()
        => Assert.Equal(20, (await ShortTier.RunAsync("random", much: 20)).Faults);
}

public sealed class SqliteStoppedUnderLoadTests
{
    [Fact]
    public async Task A_worker_that_is_told_to_stop_ends_in_time_and_nothing_it_did_is_done_again()
    {
        var report = await ShortTier.RunAsync("stops", much: 3);

        Assert.Equal((3, 0), (report.Faults, report.Repeated));
    }
}

public sealed class SqliteKilledMigrationTests
{
    [Fact]
    public async Task A_database_can_be_made_wherever_its_making_was_cut_off()
        => ShortTier.AssertMet(PointGroups.SqliteMigrations, await ShortTier.RunAsync("migration", much: 1));
}

public sealed class FaultPointTests
{
    [Fact]
    public void Every_fault_point_belongs_to_a_scenario() => Assert.Empty(Enum.GetValues<FaultPoint>()
        .Except(PointGroups.OverHttp).Except(PointGroups.OnSqlite).Except(PointGroups.SqliteMigrations).Except(PointGroups.OnPostgres).Except(PointGroups.PostgresMigrations)
        .Except(PointGroups.Schedules));
}

public sealed class SqlitePoisonTests
{
    [Fact]
    public async Task A_run_that_ends_three_processes_is_given_up_and_the_runs_beside_it_are_not()
        => Assert.Equal(3 * Codemation.Chaos.Workflows.Poison.Deadly.Count, (await ShortTier.RunAsync("poison", much: 1)).Faults);
}
