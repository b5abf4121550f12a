using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage.Memory;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>Several machines, none of which knows the right time, and one store that does.</summary>
public sealed class SkewedSchedulersTests
{
    private const int Fires = 10_000;

    // The clock is set back by an hour.
    private const int Repeated = 720;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-1, 0, 1)]
    [InlineData(-5, 5, 60)]
    [InlineData(-60, 60, -60)]
    public async Task Every_instant_is_fired_once(int one, int two, int three)
    {
        var clock = new ManualTime();
        var random = new Random(one ^ two ^ three);
        await using var runs = new MemoryRunStore(clock, endedRuns: 2 * Fires);
        await using var schedules = new MemoryScheduleStore(clock);
        var schedule = Schedule.Of(new ClockedEntry("beats", static _ => [1], new PlanTrigger(TriggerKind.Cron, "*/5 * * * * *")), 0);
        await schedules.AddAsync([new(schedule.Id, "beats")], default);
        var start = clock.GetUtcNow();
        var logs = new CapturedLogs();
        var nodes = new[] { one, two, three }.Select((skew, number) => (
            Skew: skew,
            Node: new ScheduledNode($"node{number}", runs, schedules, clock, logs))).ToArray();

        // They wake when they believe that an instant has come, in any order, now and then not at all, and all of them at once.
        for (var fire = 0; fire < Fires + Repeated; fire++)
        {
            if (fire == Fires / 2)
            {
                clock.Advance(-Repeated * Period);
            }

            clock.Advance(Period);
            var awake = nodes.Where(_ => random.Next(4) > 0).OrderBy(_ => random.Next()).ToArray();
            await Task.WhenAll(awake.Select(each => Task.Run(() => each.Node.Firings.FireAsync(schedule, Believed(each.Skew), default).AsTask())));
        }

        await nodes[0].Node.Firings.FireAsync(schedule, clock.GetUtcNow(), default);

        var fired = nodes.SelectMany(each => each.Node.Fired).Order().ToArray();
        Assert.Equal(Enumerable.Range(1, Fires).Select(number => start + (number * Period)), fired);

        DateTimeOffset Believed(int skew) => clock.GetUtcNow() + (Math.Floor(skew / Period.TotalSeconds) * Period);
    }

    [Theory]
    [InlineData(0.9, true)]
    [InlineData(-0.9, true)]
    [InlineData(1.5, false)]
    [InlineData(-60, false)]
    public void A_clock_that_is_more_than_a_second_off_is_reported_and_wakes_no_schedules(double off, bool right)
    {
        var logs = new CapturedLogs();
        var clock = new ScheduleClock(logs);
        var store = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var local = store.AddSeconds(off);

        clock.Compare(local, store, local);
        clock.Compare(local, store, local);

        Assert.Equal(right, clock.IsRight);
        Assert.Equal(right ? 0 : 1, logs.Problems.Count());
        clock.Compare(store.AddSeconds(-2), store, store.AddSeconds(2));
        Assert.True(clock.IsRight);
    }
}
