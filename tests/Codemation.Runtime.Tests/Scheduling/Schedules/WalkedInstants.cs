using Codemation.Schedules;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>The instants of a schedule without seconds, found the slow way: by walking from minute to minute with an eye on the wall clock.</summary>
internal static class WalkedInstants
{
    public static IReadOnlyList<DateTimeOffset> Between(string expression, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset upTo)
    {
        var schedule = CronSchedule.Parse(expression);
        var keepsPace = schedule.Hours.Values.Count() == 24 || schedule.Minutes.Values.Count() == 60;
        var found = new List<DateTimeOffset>();

        // The clock may have been set back shortly before.
        var minute = from.AddTicks(-(from.Ticks % TimeSpan.TicksPerMinute)).AddHours(-30);
        var (seen, last) = (new HashSet<DateTime>(), Wall(minute));
        for (; minute <= upTo; minute = minute.AddMinutes(1))
        {
            var wall = Wall(minute);
            var fires = Names(schedule, wall) && (seen.Add(wall) || keepsPace);
            for (var skipped = last.AddMinutes(1); skipped < wall; skipped = skipped.AddMinutes(1))
            {
                fires |= Names(schedule, skipped);
            }

            if (fires && minute > from)
            {
                found.Add(minute);
            }

            last = wall;
        }

        return found;

        DateTime Wall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;
    }

    private static bool Names(CronSchedule schedule, DateTime wall) => schedule.After(wall.AddTicks(-1)).FirstOrDefault() == wall;
}
