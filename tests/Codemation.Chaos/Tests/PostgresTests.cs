using Codemation.Chaos.Scenarios;
using Codemation.Testing;

namespace Codemation.Chaos.Tests;

[NeedsPostgres]
public sealed class PostgresKilledAtEachPointTests
{
    [Fact]
    public async Task Nothing_is_lost_or_doubled_wherever_a_worker_is_killed()
        => ShortTier.AssertMet(PointGroups.OnPostgres, await ShortTier.RunAsync("pg-points", much: 1));
}

[NeedsPostgres]
public sealed class PostgresKilledMigrationTests
{
    [Fact]
    public async Task A_database_can_be_made_wherever_its_making_was_cut_off()
        => ShortTier.AssertMet(PointGroups.PostgresMigrations, await ShortTier.RunAsync("pg-migration", much: 1));
}

[NeedsPostgres]
public sealed class PostgresClusterTests
{
    [Fact]
    public async Task Workers_that_are_killed_or_held_still_leave_their_runs_to_the_others()
        => Assert.Equal(3, (await ShortTier.RunAsync("pg-cluster", much: 3)).Faults);
}

[NeedsPostgres]
public sealed class PostgresPlugTests
{
    [Fact]
    public async Task A_database_that_loses_its_power_under_load_loses_nothing_that_was_answered()
        => Assert.Equal(2, (await ShortTier.RunAsync("pg-plug", much: 2)).Faults);
}

[NeedsPostgres]
public sealed class PostgresNetworkTests
{
    [Fact]
    public async Task A_network_that_cuts_stalls_and_slows_down_loses_and_doubles_nothing()
        => Assert.Equal(3, (await ShortTier.RunAsync("pg-cuts", much: 3)).Faults);
}
