using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>Compares this machine's clock with the store's, which decides when schedules fire.</summary>
internal sealed class ScheduleClock(ILogger logger)
{
    /// <summary>How far off a clock may be.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private volatile bool isRight = true;

    /// <summary>Whether the clock may wake schedules. One that is off leaves it to others, and only makes up for what nobody has fired.</summary>
    public bool IsRight => isRight;

    /// <summary>Takes the store's time, and this machine's before and after it was asked for.</summary>
    public void Compare(DateTimeOffset before, DateTimeOffset store, DateTimeOffset after)
    {
        var off = store < before ? before - store : store > after ? after - store : TimeSpan.Zero;
        var right = off.Duration() <= Tolerance;
        if (right == isRight)
        {
            return;
        }

        isRight = right;
        if (right)
        {
            logger.ClockRight();
        }
        else
        {
            logger.ClockOff(off.TotalSeconds);
        }
    }
}
