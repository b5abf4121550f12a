using Codemation.Runtime.Runs;

namespace Codemation.Runtime.Tests.Runs;

public sealed class RunIdsTests
{
    [Fact]
    public void Ids_sort_in_the_order_they_were_made()
    {
        var ids = new RunIds(TimeProvider.System);

        var made = Enumerable.Range(0, 100_000).Select(_ => ids.Next()).ToArray();

        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal(made.Length, made.Distinct().Count());
        Assert.All(made, id => Assert.Equal(7, Guid.ParseExact(id, "N").Version));
    }

    [Fact]
    public void Ids_go_on_rising_when_the_clock_is_set_back()
    {
        var clock = new Clock { Now = DateTimeOffset.UnixEpoch.AddYears(50) };
        var ids = new RunIds(clock);
        var before = ids.Next();

        clock.Now -= TimeSpan.FromHours(1);

        Assert.True(string.CompareOrdinal(before, ids.Next()) < 0);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
