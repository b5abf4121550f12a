using Codemation.Runtime.Lifetimes;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Lifetimes;

public sealed class RetentionPlanTests
{
    [Theory]
    [InlineData("14d", 14 * 24)]
    [InlineData("36h", 36)]
    [InlineData("FOREVER", -1)]
    public void A_period_is_a_number_and_a_unit_or_for_ever(string text, int hours)
    {
        Assert.True(RetentionText.TryRead(text, out var period));
        Assert.Equal(hours < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromHours(hours), period);
    }

    [Theory]
    [InlineData("")]
    [InlineData("14")]
    [InlineData("0d")]
    [InlineData("two weeks")]
    public void Anything_else_is_no_period(string text) => Assert.False(RetentionText.TryRead(text, out _));

    [Fact]
    public async Task A_host_that_keeps_runs_for_no_time_is_refused()
    {
        await using var host = Hosts.InMemory(app => app.Retention = new RetentionPeriods { Spans = TimeSpan.Zero });

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await host.OpenAsync(default));

        Assert.Equal("The host's retention of Spans is 00:00:00; it takes more than no time, or Timeout.InfiniteTimeSpan for good.", refusal.Message);
    }

    [Fact]
    public void A_sweep_takes_as_much_at_a_time_as_takes_a_few_milliseconds()
    {
        var pace = new SweepPace();
        var first = pace.Next;
        pace.Took(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2 * first, pace.Next);

        pace.Took(TimeSpan.FromMilliseconds(12));
        Assert.Equal(2 * first, pace.Next);

        for (var i = 0; i < 20; i++)
        {
            pace.Took(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(pace.Next, 1, first);
    }
}
