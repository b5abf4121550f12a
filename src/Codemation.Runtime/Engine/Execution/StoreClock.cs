using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>What time it is by the store's clock: it decides when waits are over, whatever the clocks of those say who execute runs.</summary>
internal sealed class StoreClock(IRunStore store, TimeProvider machine)
{
    // Clocks drift by less than a second in a day, but somebody may set one.
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(10);

    private long ahead;
    private long compared;

    /// <summary>The time, as far as it is known.</summary>
    public DateTimeOffset Now => machine.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    /// <summary>Asks the store, unless one that others share was asked a moment ago.</summary>
    public async ValueTask CompareAsync(CancellationToken cancellationToken)
    {
        var asked = machine.GetTimestamp();
        var last = Interlocked.Read(ref compared);
        if (store.IsShared && last != 0 && machine.GetElapsedTime(last, asked) < KnownFor)
        {
            return;
        }

        var told = await store.ClockAsync(cancellationToken);

        // The answer is as old as half the way there and back.
        var difference = told + (machine.GetElapsedTime(asked) / 2) - machine.GetUtcNow();
        Interlocked.Exchange(ref ahead, difference.Ticks);
        Interlocked.Exchange(ref compared, asked);
    }
}
