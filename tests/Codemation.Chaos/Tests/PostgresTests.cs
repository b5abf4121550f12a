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
