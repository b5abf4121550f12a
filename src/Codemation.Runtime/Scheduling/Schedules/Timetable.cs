using Codemation.Schedules;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>
/// The instants that a schedule names in a time zone. A wall time that is skipped, because the clock is set forward, stands for the instant
/// at which that happens. One that comes twice, because the clock is set back, is meant the first time, unless the schedule names every hour,
/// every minute or every second: it goes on at its pace.
/// </summary>
internal sealed class Timetable(CronSchedule schedule, TimeZoneInfo zone)
{
    /// <summary>How late a firing may be without counting as missed.</summary>
    public static readonly TimeSpan InTime = TimeSpan.FromMinutes(1);

    private readonly ZoneClock clock = new(zone);

    private readonly bool keepsPace =
        schedule.Hours.Values.Count() == 24 || schedule.Minutes.Values.Count() == 60 || schedule.Seconds.Values.Count() == 60;

    public CronSchedule Schedule => schedule;

    public TimeZoneInfo Zone => zone;

    /// <summary>Reads an expression of five or six fields.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="zone">The id of the time zone; null for UTC.</param>
    /// <exception cref="FormatException">It is no cron expression.</exception>
    /// <exception cref="TimeZoneNotFoundException">This machine knows no such time zone.</exception>
    public static Timetable Of(string expression, string? zone = null) =>
        new(CronSchedule.Parse(expression), zone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>The first instant after another; null when there is none in years.</summary>
    public DateTimeOffset? After(DateTimeOffset instant)
    {
        var (from, offset) = (instant.UtcDateTime, clock.OffsetAt(instant.UtcDateTime));
        var wall = from + offset;
        if (!keepsPace && clock.SecondTimeUntil(from) is { } until)
        {
            // Up to there the same wall times came before.
            wall = until.AddTicks(-1);
        }

        while (First(wall) is { } meant)
        {
            if (clock.NextChange(from, meant - offset) is not { } change)
            {
                return At(meant - offset);
            }

            var before = offset;
            offset = clock.OffsetAt(change);
            if (offset > before && meant < change + offset)
            {
                return At(change);
            }

            from = change;
            wall = change + (offset < before && !keepsPace ? before : offset) - TimeSpan.FromTicks(1);
        }

        return null;
    }

    /// <summary>The last instant after one and up to another; null when there is none.</summary>
    public DateTimeOffset? Last(DateTimeOffset after, DateTimeOffset upTo)
    {
        // There may be millions: what is left halves with every look.
        DateTimeOffset? last = null;
        var (low, high) = (after, upTo);
        while (After(low) is { } next && next <= high)
        {
            last = low = next;
            var middle = low + ((high - low) / 2);
            if (After(middle) is { } later && later <= high)
            {
                last = low = later;
            }
            else
            {
                high = middle;
            }
        }

        return last;
    }

    /// <summary>The instants to be fired now, in order.</summary>
    /// <param name="doneUntil">Instants up to this one are done with.</param>
    /// <param name="now">The time.</param>
    /// <param name="missed">What is done about instants that were missed.</param>
    public IEnumerable<DateTimeOffset> Due(DateTimeOffset doneUntil, DateTimeOffset now, MissedFirings missed)
    {
        var recent = now - InTime;
        var from = doneUntil;
        if (doneUntil < recent && missed != MissedFirings.FireAll)
        {
            from = recent;
            if (missed == MissedFirings.FireLatest && !(After(recent) <= now) && Last(doneUntil, recent) is { } latest)
            {
                yield return latest;
            }
        }

        for (var next = After(from); next <= now; next = After(next.Value))
        {
            yield return next.Value;
        }
    }

    private static DateTimeOffset At(DateTime utc) => new(utc.Ticks, TimeSpan.Zero);

    private DateTime? First(DateTime wall)
    {
        foreach (var meant in schedule.After(wall))
        {
            return meant;
        }

        return null;
    }
}
