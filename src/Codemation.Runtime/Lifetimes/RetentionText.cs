namespace Codemation.Runtime.Lifetimes;

/// <summary>How people write how long something is kept: <c>14d</c>, <c>36h</c>, <c>forever</c>.</summary>
internal static class RetentionText
{
    public const string Form = "write a number and a unit, such as 36h or 14d, or forever";

    public const string Forever = "forever";

    /// <summary>Reads a period; one of no time at all is none.</summary>
    public static bool TryRead(string text, out TimeSpan period)
    {
        if (text.Equals(Forever, StringComparison.OrdinalIgnoreCase))
        {
            period = Timeout.InfiniteTimeSpan;
            return true;
        }

        return DurationText.TryRead(text, out period) && period > TimeSpan.Zero;
    }
}
