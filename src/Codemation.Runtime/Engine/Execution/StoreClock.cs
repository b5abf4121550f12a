using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>What time it is by the store's clock: it decides when waits are over, whatever the clocks of those say who execute runs.</summary>
internal sealed class StoreClock(IRunStore store, TimeProvider machine)
{
    private const int MostAsks = 3;

    // Clocks drift by less than a second in a day, but somebody may set one.
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(10);

    // The first answer may have taken a connection to be opened: it says little.
    private static readonly TimeSpan Exact = TimeSpan.FromMilliseconds(50);

    private long ahead;
    private long compared;

    /// <summary>The time, as far as it is known.</summary>
    public DateTimeOffset Now => machine.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    /// <summary>Asks the store, unless one that others share was asked a moment ago.</summary>
    public async ValueTask CompareAsync(CancellationToken cancellationToken)
    {
        var last = Interlocked.Read(ref compared);
        if (store.IsShared && last != 0 && machine.GetElapsedTime(last) < KnownFor)
        {
            return;
        }

        var (difference, took) = await AskAsync(cancellationToken);
        for (var asks = 1; took > Exact && asks < MostAsks; asks++)
        {
            var (again, shorter) = await AskAsync(cancellationToken);
            (difference, took) = shorter < took ? (again, shorter) : (difference, took);
        }

        Interlocked.Exchange(ref ahead, difference.Ticks);
        Interlocked.Exchange(ref compared, machine.GetTimestamp());
    }

    private async ValueTask<(TimeSpan Difference, TimeSpan Took)> AskAsync(CancellationToken cancellationToken)
    {
        var asked = machine.GetTimestamp();
        var told = await store.ClockAsync(cancellationToken);
        var took = machine.GetElapsedTime(asked);

        // The answer is as old as half the way there and back.
        return (told + (took / 2) - machine.GetUtcNow(), took);
    }
}
