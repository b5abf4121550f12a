using Codemation.Chaos.Scenarios;
using Codemation.Testing;

namespace Codemation.Chaos.Tests;

[NeedsPostgres]
public sealed class ClocksTests
{
    [Fact]
    public async Task Schedules_fire_once_for_each_instant_and_waits_take_their_time_whatever_the_clocks_say()
        => Assert.True((await ShortTier.RunAsync("clocks", much: 6)).Operations > 0);
}

[NeedsPostgres]
public sealed class NewBuildTests
{
    [Fact]
    public async Task Runs_go_on_with_changed_workflows_or_say_why_not()
        => Assert.Equal(10, (await ShortTier.RunAsync("new-build", much: 1)).Runs);
}
