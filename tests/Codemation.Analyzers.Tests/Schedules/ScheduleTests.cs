using System.Globalization;
using Codemation.Analyzers.Schedules;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Analyzers.Tests.Schedules;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("\"0 3 * * *\"")]
    [InlineData("\"*/15 9-17 * * MON-FRI\"")]
    [InlineData("\"30 0 3 1,15 * ?\"")]
    [InlineData("\"0 0 L * *\"")]
    [InlineData("\"0 0 29 2 *\"", true)]
    [InlineData("\"0 0 31 1,3,5 *\"")]
    [InlineData("\"0 0 25-31 * *\"")]
    [InlineData("\"0 0 31 * MON\"")]
    [InlineData("Nightly")]
    public async Task A_schedule_that_fires_is_fine(string expression, bool skips = false) =>
        Assert.Equal(skips ? 1 : 0, (await Analysis.VerifyAsync(new ScheduleAnalyzer(), Code(skips ? $"{{|CDM302:{expression}|}}" : expression))).Length);

    [Theory]
    [InlineData("\"\"", "it has 0 fields, and needs five")]
    [InlineData("\"0 3 * *\"", "it has 4 fields")]
    [InlineData("\"60 3 * * *\"", "60 is no minute: it is 0 to 59")]
    [InlineData("\"0 3 * * FUNDAY\"", "\"FUNDAY\" is no day of week")]
    [InlineData("\"0 3 0 * *\"", "0 is no day of month: it is 1 to 31")]
    [InlineData("\"0 5-3 * * *\"", "the range 5-3 of the hour ends before it begins")]
    [InlineData("\"*/0 * * * *\"", "0 is no minute: it is 1 to 59")]
    [InlineData("\"0 0 30 2 *\"", "never fires")]
    [InlineData("\"0 0 31 2,4,6 *\"", "never fires")]
    public async Task A_schedule_that_cannot_be_read_or_never_fires_is_an_error(string expression, string reason)
    {
        var found = Assert.Single(await Analysis.VerifyAsync(new ScheduleAnalyzer(), Code($"{{|CDM301:{expression}|}}")));

        Assert.Contains(reason, found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Europe/Amsterdam\"")]
    [InlineData("\"UTC\"")]
    [InlineData("null")]
    [InlineData("{|CDM301:\"Europe/Atlantis\"|}")]
    [InlineData("{|CDM301:\"\"|}")]
    public async Task A_time_zone_must_exist(string zone) => await Analysis.VerifyAsync(new ScheduleAnalyzer(), Code("\"0 3 * * *\"", zone));

    [Theory]
    [InlineData("\"0 0 31 * *\"", "February, April, June, September, November, which lack the day")]
    [InlineData("\"0 0 30,31 * *\"", "February, which lacks the day")]
    public async Task A_day_that_months_lack_is_warned_about(string expression, string message)
    {
        var found = Assert.Single(await Analysis.VerifyAsync(new ScheduleAnalyzer(), Code($"{{|CDM302:{expression}|}}")));

        Assert.Contains(message, found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_that_fires_before_its_run_is_done_is_warned_about()
    {
        var found = Assert.Single(await Analysis.VerifyAsync(new ScheduleAnalyzer(), Code("{|CDM302:\"0,2 3 * * *\"|}", attributes: "[ExpectedDuration(Minutes = 2, Seconds = 30)]\n")));

        Assert.Equal("\"0,2 3 * * *\" fires 00:02:00 apart, and a run is expected to take 00:02:30, so runs pile up", found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Empty(await Analysis.VerifyAsync(new ScheduleAnalyzer(), Code("\"0,2 3 * * *\"", attributes: "[ExpectedDuration(Minutes = 2)]\n")));
    }

    private static UserCode Code(string expression, string zone = "\"UTC\"", string attributes = "") => Intake.Chain(
        "Order", $".OnCron({expression}, tick => null!, {zone}).NoOp(\"same\")", "    private const string Nightly = \"0 0 3 * * *\";", attributes: attributes);
}
