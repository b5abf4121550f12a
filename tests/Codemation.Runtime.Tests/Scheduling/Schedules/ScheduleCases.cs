using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>Cron expressions, time zones, and instants to look from: random ones, more often than not near a change of the clocks.</summary>
internal static class ScheduleCases
{
    public static readonly string[] Zones =
    [
        "UTC", "Europe/Amsterdam", "America/New_York", "America/St_Johns", "America/Santiago", "America/Sao_Paulo", "Africa/Cairo", "Asia/Kathmandu",
        "Asia/Beirut", "Australia/Lord_Howe", "Atlantic/Azores", "Pacific/Chatham",
    ];

    // In the further ones Quartz's own schedules fire at other instants, or at one again and again, because .NET is wrong about their wall times
    // (Dublin, Casablanca), a day was left out (Apia), or the clocks change by two hours (Troll).
    public static readonly string[] AllZones = [.. Zones, "Antarctica/Troll", "Europe/Dublin", "Africa/Casablanca", "Pacific/Apia", "Asia/Pyongyang"];

    private static readonly string[] MonthNames = ["JAN", "feb", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] DayNames = ["SUN", "MON", "tue", "WED", "THU", "FRI", "SAT"];

    public static Gen<ScheduleCase> InMinutes => In(AllZones).Where(static one => one.Expression.Split(' ').Length == 5);

    public static Gen<ScheduleCase> In(string[] zones) =>
        from expression in Expression
        from zone in Gen.Elements(zones)
        from instant in From(TimeZoneInfo.FindSystemTimeZoneById(zone))
        select new ScheduleCase(expression, zone, instant);

    private static Gen<string> Expression =>
        from seconds in Gen.Frequency((3, Gen.Constant("")), (1, Field(0, 59).Select(each => each + " ")))
        from minutes in Field(0, 59)
        from hours in Gen.Frequency((2, Field(0, 23)), (2, Gen.Elements("0", "1", "2", "3", "1-3", "2,3")))
        from days in Gen.Frequency((3, Gen.Elements("*", "?")), (2, Field(1, 31)), (1, Gen.Constant("L")))
        from months in Gen.Frequency((3, Gen.Constant("*")), (1, Field(1, 12)), (1, Gen.Elements(MonthNames)))
        from weekdays in Gen.Frequency((3, Gen.Elements("*", "?")), (1, Field(0, 7)), (1, Gen.Elements(DayNames)), (1, Gen.Constant("MON-FRI")))
        select $"{seconds}{minutes} {hours} {days} {months} {weekdays}";

    private static Gen<string> Field(int first, int last) => Gen.Frequency(
        (2, Gen.Constant("*")),
        (3, Gen.Choose(first, last).Select(Text)),
        (2, Part(first, last)),
        (1, Part(first, last).Two().Select(two => $"{two.Item1},{two.Item2}")));

    private static Gen<string> Part(int first, int last) =>
        from one in Gen.Choose(first, last)
        from other in Gen.Choose(first, last)
        from step in Gen.Choose(1, last)
        from form in Gen.Choose(0, 4)
        select form switch
        {
            0 => $"{Text(Math.Min(one, other))}-{Text(Math.Max(one, other))}",
            1 => $"*/{Text(step)}",
            2 => $"{Text(one)}/{Text(step)}",
            3 => $"{Text(Math.Min(one, other))}-{Text(Math.Max(one, other))}/{Text(step)}",
            _ => Text(one),
        };

    private static Gen<DateTimeOffset> From(TimeZoneInfo zone) =>
        from day in Gen.Choose(0, 366 * 25)
        from second in Gen.Choose(0, 86399)
        from near in Gen.Choose(0, 2)
        let instant = new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day).AddSeconds(second)
        select near == 0 || NextChange(zone, instant) is not { } change ? instant : change.AddSeconds(-second);

    // To the hour.
    private static DateTimeOffset? NextChange(TimeZoneInfo zone, DateTimeOffset from)
    {
        var offset = zone.GetUtcOffset(from);
        for (var day = from; day < from.AddDays(366); day = day.AddDays(1))
        {
            if (zone.GetUtcOffset(day) != offset)
            {
                var hour = day.AddDays(-1);
                while (zone.GetUtcOffset(hour) == offset)
                {
                    hour = hour.AddHours(1);
                }

                return hour;
            }
        }

        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
