namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>When the clocks of a time zone change, told from instants only: what .NET says of wall times is wrong in some zones, such as Dublin's.</summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    // No zone changes its clocks twice within this time, or by more.
    private static readonly TimeSpan Stride = TimeSpan.FromDays(1);

    public TimeSpan OffsetAt(DateTime utc) => zone.GetUtcOffset(new DateTimeOffset(utc.Ticks, TimeSpan.Zero));

    /// <summary>The first instant after one and up to another at which the clocks have changed; null when they don't.</summary>
    public DateTime? NextChange(DateTime from, DateTime upTo)
    {
        var offset = OffsetAt(from);
        while (from < upTo)
        {
            var next = upTo - from > Stride ? from + Stride : upTo;
            if (OffsetAt(next) != offset)
            {
                return ChangeBetween(from, next);
            }

            from = next;
        }

        return null;
    }

    /// <summary>Where wall times come for the second time because the clocks were set back: up to which one. Null elsewhere.</summary>
    public DateTime? SecondTimeUntil(DateTime utc)
    {
        var before = OffsetAt(utc - Stride);
        if (before <= OffsetAt(utc))
        {
            return null;
        }

        var until = ChangeBetween(utc - Stride, utc) + before;
        return utc + OffsetAt(utc) < until ? until : null;
    }

    private DateTime ChangeBetween(DateTime before, DateTime after)
    {
        var offset = OffsetAt(before);
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + ((after - before) / 2);
            (before, after) = OffsetAt(middle) == offset ? (middle, after) : (before, middle);
        }

        return after;
    }
}
