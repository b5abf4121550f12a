namespace Codemation.Chaos.Simulations;

/// <summary>A clock that stands still until the simulation moves it to the next moment at which something is due.</summary>
internal sealed class VirtualTime(SeededThread thread) : TimeProvider
{
    private readonly PriorityQueue<VirtualTimer, (DateTimeOffset At, long Number)> due = new();
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long numbers;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the next moment at which something is due.</summary>
    /// <returns>False when nothing is.</returns>
    public bool Advance()
    {
        while (due.TryDequeue(out var timer, out var at))
        {
            if (timer.DueAt == at.At)
            {
                now = at.At;
                _ = thread.StartAsync(timer.FireAsync);
                return true;
            }
        }

        return false;
    }

    private void Add(VirtualTimer timer, DateTimeOffset at) => due.Enqueue(timer, (at, numbers++));

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            period = newPeriod;
            DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : time.now + dueTime;
            if (DueAt is { } at)
            {
                time.Add(this, at);
            }

            return true;
        }

        public Task FireAsync()
        {
            if (DueAt is { } at && at <= time.now)
            {
                Change(period, period);
                callback(state);
            }

            return Task.CompletedTask;
        }

        public void Dispose() => DueAt = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
