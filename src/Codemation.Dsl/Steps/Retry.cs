namespace Codemation;

/// <summary>How often, and after which delays, a failing item is tried again.</summary>
public sealed record Retry
{
    private Retry(int attempts, TimeSpan initial, double factor, TimeSpan? max, bool jitter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(initial, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        if (max < initial)
        {
            throw new ArgumentOutOfRangeException(nameof(max), max, $"The longest delay must be at least the first one, {initial}.");
        }

        Attempts = attempts;
        Initial = initial;
        Factor = factor;
        Max = max;
        Jitter = jitter;
    }

    /// <summary>One attempt only.</summary>
    public static Retry None { get; } = new(1, TimeSpan.Zero, 1, null, jitter: false);

    /// <summary>How many attempts there are, the first included.</summary>
    public int Attempts { get; }

    /// <summary>The delay before the second attempt.</summary>
    public TimeSpan Initial { get; }

    /// <summary>By how much the delay grows with each attempt.</summary>
    public double Factor { get; }

    /// <summary>The longest delay; unlimited when null.</summary>
    public TimeSpan? Max { get; }

    /// <summary>Whether each delay is shortened by a random part of up to half, so that failing items don't return all at once.</summary>
    public bool Jitter { get; }

    /// <summary>The same delay before each further attempt.</summary>
    /// <param name="attempts">How many attempts there are, the first included; at least 1.</param>
    /// <param name="delay">The delay; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Retry Fixed(int attempts, TimeSpan delay) => new(attempts, delay, 1, null, jitter: false);

    /// <summary>Delays that grow: <paramref name="initial"/> × <paramref name="factor"/>ⁿ.</summary>
    /// <param name="attempts">How many attempts there are, the first included; at least 1.</param>
    /// <param name="initial">The delay before the second attempt; not negative.</param>
    /// <param name="factor">By how much the delay grows with each attempt; at least 1.</param>
    /// <param name="max">The longest delay, at least <paramref name="initial"/>; unlimited when null.</param>
    /// <param name="jitter">Whether each delay is shortened by a random part of up to half.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Retry Exponential(int attempts, TimeSpan initial, double factor = 2, TimeSpan? max = null, bool jitter = true)
        => new(attempts, initial, factor, max, jitter);

    /// <summary>The delay after a failed attempt.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="chance">A random number in [0, 1), used for jitter.</param>
    internal TimeSpan DelayAfter(int attempt, double chance)
    {
        var ticks = Initial.Ticks * Math.Pow(Factor, attempt - 1);
        var most = (Max ?? TimeSpan.FromDays(365)).Ticks;
        ticks = Math.Min(ticks, most);
        return TimeSpan.FromTicks((long)(Jitter ? ticks * (1 - chance / 2) : ticks));
    }
}
