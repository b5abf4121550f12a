using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>Of its runs nothing is kept.</summary>
[Workflow("scheduling.unkept-leap-day", Persist = Persist.None)]
public sealed partial class UnkeptLeapDays(Probe probe) : Workflow<DateTimeOffset, DateTimeOffset>
{
#pragma warning disable CDM302 // That February lacks the day in most years is what it is here for.
    protected override Flow<DateTimeOffset> Define(Start<DateTimeOffset> start) => start
        .OnManual(DateTimeOffset.UnixEpoch)
        .OnCron("*/5 * 29 2 *", tick => tick.ScheduledAt)
        .MapAsync("note", async (instant, ctx) => instant.Minute == 55
            ? throw new InvalidOperationException("five to")
            : await probe.NotedAsync($"{instant:HH:mm}", instant));
#pragma warning restore CDM302
}
