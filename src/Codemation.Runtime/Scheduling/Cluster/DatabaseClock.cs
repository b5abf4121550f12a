using Codemation.Runtime.Storage.Postgres;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Scheduling.Cluster;

/// <summary>The database's clock, by which all processes judge who of them lives, whatever their machines' clocks say.</summary>
internal sealed class DatabaseClock(PostgresDatabase database, TimeProvider machine, ILogger logger) : TimeProvider
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(1);

    private long ahead;
    private bool warned;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Asks the database what time it is.</summary>
    public async Task AdjustAsync(CancellationToken cancellationToken)
    {
        var asked = machine.GetTimestamp();
        var at = await database.NowAsync(cancellationToken);

        // The answer is as old as half the way there and back.
        var difference = at + (machine.GetElapsedTime(asked) / 2) - machine.GetUtcNow();
        Interlocked.Exchange(ref ahead, difference.Ticks);
        var off = difference.Duration() > Tolerated;
        if (off && !warned)
        {
            logger.ClockIsOff(difference);
        }

        warned = off;
    }
}
