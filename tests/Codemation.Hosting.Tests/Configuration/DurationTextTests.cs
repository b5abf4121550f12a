using Codemation.Hosting.Configuration;
using Codemation.Runtime.Lifetimes;

namespace Codemation.Hosting.Tests.Configuration;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("0s", 0)]
    [InlineData("30s", 30_000)]
    [InlineData("1.5m", 90_000)]
    [InlineData("12h", 43_200_000)]
    [InlineData("14D", 1_209_600_000)]
    public void A_duration_is_a_number_and_a_unit(string text, double milliseconds)
    {
        Assert.True(DurationText.TryRead(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("30")]
    [InlineData("-1s")]
    [InlineData("1e3s")]
    [InlineData("1 s")]
    [InlineData("1w")]
    [InlineData("99999999999999999999d")]
    public void Anything_else_is_no_duration(string text) => Assert.False(DurationText.TryRead(text, out _));

    [Theory]
    [InlineData("250ms")]
    [InlineData("90s")]
    [InlineData("2m")]
    [InlineData("1h")]
    [InlineData("14d")]
    public void A_duration_is_told_in_its_largest_unit(string text)
    {
        Assert.True(DurationText.TryRead(text, out var duration));
        Assert.Equal(text, DurationText.Of(duration));
    }
}
