namespace Codemation.Schedules;

/// <summary>
/// A schedule as of Unix cron: five fields (minute, hour, day of month, month, day of week), or six with seconds in front. Days of the week
/// are 0 to 7, where 0 and 7 are Sunday. Where both days are given, either will do. <c>L</c> is the last day of the month.
/// </summary>
internal sealed class CronSchedule
{
    private const int YearsToSearch = 9; // From 1896 to 1904 there was no 29 February, and it will be so again from 2096 to 2104.

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    private CronSchedule(CronField[] fields, bool lastDay)
    {
        Seconds = fields[0];
        Minutes = fields[1];
        Hours = fields[2];
        Days = fields[3];
        MonthsOfYear = fields[4];
        DaysOfWeek = fields[5];
        LastDay = lastDay;
    }

    public CronField Seconds { get; }

    public CronField Minutes { get; }

    public CronField Hours { get; }

    /// <summary>The days of the month; not meant when <see cref="LastDay"/> is.</summary>
    public CronField Days { get; }

    public CronField MonthsOfYear { get; }

    /// <summary>The days of the week: 0 to 7, where 0 and 7 are Sunday.</summary>
    public CronField DaysOfWeek { get; }

    /// <summary>Whether the day of the month is the last one.</summary>
    public bool LastDay { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is none; the message says why, as part of a sentence.</exception>
    public static CronSchedule Parse(string expression)
    {
        var parts = expression.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (5 or 6))
        {
            throw new FormatException($"it has {parts.Length} fields, and needs five (minute, hour, day of month, month, day of week) or six (with seconds in front)");
        }

        var texts = parts.Length == 6 ? parts : [.. new[] { "0" }, .. parts];
        var lastDay = string.Equals(texts[3], "L", StringComparison.OrdinalIgnoreCase);
        return new CronSchedule(
            [
                CronField.Parse(texts[0], "second", 0, 59),
                CronField.Parse(texts[1], "minute", 0, 59),
                CronField.Parse(texts[2], "hour", 0, 23),
                lastDay ? CronField.Only(31) : CronField.Parse(texts[3], "day of month", 1, 31),
                CronField.Parse(texts[4], "month", 1, 12, Months),
                CronField.Parse(texts[5], "day of week", 0, 7, Weekdays),
            ],
            lastDay);
    }

    /// <summary>The instants after one, ascending, in the wall time of the schedule's time zone and without its daylight saving.</summary>
    /// <remarks>Ends after a few years without any, and so is empty for a schedule that never fires.</remarks>
    public IEnumerable<DateTime> After(DateTime instant)
    {
        var day = instant.Date;
        for (var last = YearsAfter(day); day < last; day = day.AddDays(1))
        {
            if (!IsMeant(day))
            {
                continue;
            }

            var found = false;
            foreach (var hour in Hours.Values)
            {
                if (day.AddHours(hour + 1) <= instant)
                {
                    continue;
                }

                foreach (var minute in Minutes.Values)
                {
                    if (day.AddMinutes((hour * 60) + minute + 1) <= instant)
                    {
                        continue;
                    }

                    foreach (var second in Seconds.Values)
                    {
                        var next = day.AddSeconds((((hour * 60) + minute) * 60) + second);
                        if (next > instant)
                        {
                            found = true;
                            yield return next;
                        }
                    }
                }
            }

            if (found)
            {
                last = YearsAfter(day);
            }
        }
    }

    /// <summary>The months that are meant but have none of the days; empty where a day of the week is meant too.</summary>
    public IEnumerable<int> MonthsWithoutDay() => LastDay || Days.IsAny || !DaysOfWeek.IsAny
        ? []
        : MonthsOfYear.Values.Where(month => Days.Values.First() > DateTime.DaysInMonth(2001, month));

    private static DateTime YearsAfter(DateTime day) =>
        day.Year > DateTime.MaxValue.Year - YearsToSearch ? DateTime.MaxValue.Date : day.AddYears(YearsToSearch);

    private bool IsMeant(DateTime day)
    {
        if (!MonthsOfYear[day.Month])
        {
            return false;
        }

        var dayMatches = LastDay ? day.AddDays(1).Day == 1 : Days[day.Day];
        var weekdayMatches = DaysOfWeek[(int)day.DayOfWeek] || (day.DayOfWeek == DayOfWeek.Sunday && DaysOfWeek[7]);
        return (Days.IsAny && !LastDay) || DaysOfWeek.IsAny
            ? ((Days.IsAny && !LastDay) || dayMatches) && (DaysOfWeek.IsAny || weekdayMatches)
            : dayMatches || weekdayMatches;
    }
}
