using Codemation.Runtime.Scheduling.Schedules;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

public sealed class ScheduleTests
{
    private static readonly PlanTrigger Nightly = new(TriggerKind.Cron, "0 3 * * *", "Europe/Amsterdam");
    private static readonly PlanTrigger Hourly = new(TriggerKind.Cron, "0 * * * *");

    [Fact]
    public void A_schedule_keeps_its_id_when_others_come_and_go()
    {
        var before = Catalog(Nightly);
        var after = Catalog(Hourly, new PlanTrigger(TriggerKind.Manual), Nightly);

        Assert.Equal(before.All[0].Id, after.All[1].Id);
        Assert.StartsWith("clocked:", before.All[0].Id, StringComparison.Ordinal);
        Assert.Same(after.All[1], after.Find(before.All[0].Id));
        Assert.Null(after.Find("clocked:00000000"));
    }

    [Fact]
    public void Another_time_or_zone_makes_it_another_schedule() =>
        Assert.Equal(4, Catalog(Nightly, Hourly, Nightly with { TimeZone = null }, Nightly).All.Select(static schedule => schedule.Id).Distinct().Count());

    [Fact]
    public void A_schedule_says_where_it_is_written() => Assert.Equal("Clocked.cs:2", Catalog(Hourly, Nightly).All[1].Location);

    [Theory]
    [InlineData("61 3 * * *", null, "The schedule \"61 3 * * *\" of workflow \"clocked\" can't be kept: 61 is no minute: it is 0 to 59")]
    [InlineData("0 3 * * *", "Europe/Atlantis", "The schedule \"0 3 * * *\" in time zone \"Europe/Atlantis\" of workflow \"clocked\" can't be kept")]
    public void A_schedule_that_cannot_be_kept_is_reported_when_it_is_read(string expression, string? zone, string message) => Assert.StartsWith(
        message, Assert.Throws<InvalidOperationException>(() => Catalog(new PlanTrigger(TriggerKind.Cron, expression, zone))).Message, StringComparison.Ordinal);

    private static ScheduleCatalog Catalog(params PlanTrigger[] triggers) => new([new ClockedEntry("clocked", static _ => [1], triggers)]);
}
