namespace Codemation.Runtime.Lifetimes;

/// <summary>
/// How much is removed at a time: as much as takes a few milliseconds here and now, so that whoever writes at the same time hardly notices,
/// whatever is removed and however fast the disk is.
/// </summary>
internal sealed class SweepPace
{
    private const int Least = 20;
    private const int Most = 5_000;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(20);

    /// <summary>How much to remove next.</summary>
    public int Next { get; private set; } = 50;

    /// <summary>Learns how long a removal of <see cref="Next"/> took.</summary>
    /// <returns>How long to leave the database to others: as long as it was taken.</returns>
    public TimeSpan Took(TimeSpan time)
    {
        if (time < Short)
        {
            Next = Math.Min(Most, Next * 2);
        }
        else if (time > Long)
        {
            Next = Math.Max(Least, Next / 4);
        }

        return time;
    }
}
