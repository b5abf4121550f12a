namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>How schedules are kept.</summary>
/// <param name="Missed">What is done about firings that were missed.</param>
internal sealed record ScheduleOptions(MissedFirings Missed);
