namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>Fires on leap days only: no other test's host is to be disturbed by it.</summary>
[Workflow("scheduling.leap-day")]
public sealed partial class LeapDayWorkflow : Workflow<DateTimeOffset, string>
{
#pragma warning disable CDM302 // That February lacks the day in most years is what it is here for.
    protected override Flow<string> Define(Start<DateTimeOffset> start) => start
        .OnManual(DateTimeOffset.UnixEpoch)
        .OnCron("*/5 * 29 2 *", tick => tick.ScheduledAt, "Europe/Amsterdam")
        .OnCronMany("0 12 29 2 *", tick => [tick.ScheduledAt, tick.FiredAt])
        .Map("text", instant => $"{instant:HH:mm}");
#pragma warning restore CDM302
}
