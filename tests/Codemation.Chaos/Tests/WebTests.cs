using Codemation.Chaos.Scenarios;
using Codemation.Testing;

namespace Codemation.Chaos.Tests;

public sealed class SqliteKilledWebTests
{
    [Fact]
    public async Task A_start_that_was_not_answered_has_one_run_when_it_is_repeated_under_its_key()
        => ShortTier.AssertMet(PointGroups.OverHttp, await ShortTier.RunAsync("web", much: 24));
}

[NeedsPostgres]
public sealed class PostgresKilledWebTests
{
    [Fact]
    public async Task A_start_that_was_not_answered_has_one_run_when_it_is_repeated_under_its_key()
        => ShortTier.AssertMet(PointGroups.OverHttp, await ShortTier.RunAsync("pg-web", much: 22));
}

[NeedsPostgres]
public sealed class DuplicateStartsTests
{
    [Fact]
    public async Task Starts_that_are_asked_for_several_times_at_once_have_one_run_each()
        => Assert.True((await ShortTier.RunAsync("duplicates", much: 120)).Faults > 0);
}
