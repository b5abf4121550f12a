using System.Globalization;
using Codemation.Runtime.Scheduling.Schedules;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

public sealed class TimetableTests
{
    [Theory]
    [InlineData("0 3 * * *", "2026-01-02T03:00Z", "2026-01-03T03:00Z")]
    [InlineData("*/20 9-10 * * *", "2026-01-01T09:00Z", "2026-01-01T09:20Z", "2026-01-01T09:40Z", "2026-01-01T10:00Z")]
    [InlineData("0 12 * * MON-FRI", "2026-01-01T12:00Z", "2026-01-02T12:00Z", "2026-01-05T12:00Z")]
    [InlineData("0 12 * * 7", "2026-01-04T12:00Z", "2026-01-11T12:00Z")]
    [InlineData("0 12 * * 0", "2026-01-04T12:00Z", "2026-01-11T12:00Z")]
    [InlineData("15,45 30 4 * * *", "2026-01-01T04:30:15Z", "2026-01-01T04:30:45Z", "2026-01-02T04:30:15Z")]
    public void A_schedule_of_five_or_six_fields_names_its_instants(string expression, params string[] instants) =>
        AssertNext(Timetable.Of(expression), "2026-01-01T03:00Z", instants);

    [Fact]
    public void Where_both_days_are_given_either_will_do() =>
        AssertNext(Timetable.Of("0 12 13 * FRI"), "2026-02-07T00:00Z", "2026-02-13T12:00Z", "2026-02-20T12:00Z", "2026-02-27T12:00Z", "2026-03-06T12:00Z", "2026-03-13T12:00Z");

    [Fact]
    public void The_last_day_of_the_month_is_that_of_each_month() =>
        AssertNext(Timetable.Of("0 0 L * *"), "2028-01-31T00:00Z", "2028-02-29T00:00Z", "2028-03-31T00:00Z", "2028-04-30T00:00Z");

    [Fact]
    public void A_leap_day_comes_every_four_years_and_not_in_2100() =>
        AssertNext(Timetable.Of("0 0 29 2 *"), "2092-03-01T00:00Z", "2096-02-29T00:00Z", "2104-02-29T00:00Z");

    [Fact]
    public void A_schedule_that_names_no_instant_has_none() => Assert.Null(Timetable.Of("0 0 30 2 *").After(At("2026-01-01T00:00Z")));

    // On 29 March the clocks of Amsterdam go from 02:00 to 03:00.
    [Theory]
    [InlineData("30 2 * * *", "2026-03-29T01:00Z", "2026-03-30T00:30Z")]
    [InlineData("15,45 2 * * *", "2026-03-29T01:00Z", "2026-03-30T00:15Z")]
    [InlineData("0 2,3 * * *", "2026-03-29T01:00Z", "2026-03-30T00:00Z")]
    [InlineData("30 * * * *", "2026-03-29T00:30Z", "2026-03-29T01:00Z", "2026-03-29T01:30Z")]
    [InlineData("*/30 * * * *", "2026-03-29T00:00Z", "2026-03-29T00:30Z", "2026-03-29T01:00Z", "2026-03-29T01:30Z")]
    public void A_wall_time_that_is_skipped_fires_once_right_after_the_gap(string expression, params string[] instants) =>
        AssertNext(Timetable.Of(expression, "Europe/Amsterdam"), "2026-03-28T23:45Z", instants);

    // On 25 October they go from 03:00 to 02:00.
    [Theory]
    [InlineData("30 2 * * *", "2026-10-25T00:30Z", "2026-10-26T01:30Z")]
    [InlineData("30 1-3 * * *", "2026-10-25T00:30Z", "2026-10-25T02:30Z")]
    [InlineData("0 3 * * *", "2026-10-25T02:00Z", "2026-10-26T02:00Z")]
    public void A_wall_time_that_comes_twice_fires_the_first_time(string expression, params string[] instants) =>
        AssertNext(Timetable.Of(expression, "Europe/Amsterdam"), "2026-10-24T23:45Z", instants);

    [Theory]
    [InlineData("30 * * * *", "2026-10-25T00:30Z", "2026-10-25T01:30Z", "2026-10-25T02:30Z")]
    [InlineData("59 0-23 * * *", "2026-10-24T23:59Z", "2026-10-25T00:59Z", "2026-10-25T01:59Z")]
    public void A_schedule_of_every_hour_goes_on_at_its_pace(string expression, params string[] instants) =>
        AssertNext(Timetable.Of(expression, "Europe/Amsterdam"), "2026-10-24T23:45Z", instants);

    [Fact]
    public void So_does_a_schedule_of_every_minute()
    {
        var timetable = Timetable.Of("* 2 * * *", "Europe/Amsterdam");
        var fired = new List<DateTimeOffset>();
        for (var next = timetable.After(At("2026-10-25T00:00Z").AddTicks(-1)); next < At("2026-10-25T12:00Z"); next = timetable.After(next.Value))
        {
            fired.Add(next.Value);
        }

        Assert.Equal(120, fired.Count);
        Assert.Equal(At("2026-10-25T01:59Z"), fired[^1]);
    }

    [Theory]
    [InlineData("Europe/Dublin", "43 1 * * *", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "2026-03-30T00:43Z")]
    [InlineData("Africa/Cairo", "30 0 * * *", "2026-04-22T23:00Z", "2026-04-23T22:00Z", "2026-04-24T21:30Z")]
    [InlineData("Australia/Lord_Howe", "15 2 * * *", "2026-10-03T12:00Z", "2026-10-03T15:30Z", "2026-10-04T15:15Z")]
    [InlineData("Pacific/Apia", "30 0 * * *", "2011-12-29T11:00Z", "2011-12-30T10:00Z", "2011-12-30T10:30Z", "2011-12-31T10:30Z")]
    public void Gaps_may_be_at_midnight_half_an_hour_or_a_whole_day_long(string zone, string expression, string from, params string[] instants) =>
        AssertNext(Timetable.Of(expression, zone), from, instants);

    private static void AssertNext(Timetable timetable, string from, params string[] instants)
    {
        var found = new List<DateTimeOffset>();
        for (var next = timetable.After(At(from)); next is { } instant && found.Count < instants.Length; next = timetable.After(instant))
        {
            found.Add(instant);
        }

        Assert.Equal(instants.Select(At), found);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
