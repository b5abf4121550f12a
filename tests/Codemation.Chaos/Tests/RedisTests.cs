using Codemation.Chaos.Scenarios;
using Codemation.Testing;

namespace Codemation.Chaos.Tests;

[NeedsPostgres]
public sealed class LostRedisTests
{
    [RedisFact]
    public async Task Runs_are_started_and_end_whatever_becomes_of_redis()
        => Assert.Equal(5, (await ShortTier.RunAsync("redis", much: 1)).Faults);
}
