namespace Codemation.Runtime.Storage.Postgres;

/// <summary>How long something is tried again that fails for a reason that passes, and how far apart.</summary>
internal sealed class Patience(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly long began = clock.GetTimestamp();
    private int pauses;

    public bool IsOver => clock.GetElapsedTime(began) > Longest;

    public Task PauseAsync(CancellationToken cancellationToken)
    {
        // Unequal pauses: those that met each other should not meet again.
        var longest = Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(pauses++, 16));
#pragma warning disable CA5394 // Nothing depends on its being hard to guess.
        var pause = (longest / 2) + Random.Shared.NextInt64(longest / 2);
#pragma warning restore CA5394
        return Task.Delay(TimeSpan.FromTicks(pause), clock, cancellationToken);
    }
}
