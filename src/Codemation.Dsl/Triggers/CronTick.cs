namespace Codemation;

/// <summary>One firing of a schedule.</summary>
/// <param name="ScheduledAt">The instant that the schedule names, in the schedule's time zone: the same however late the firing is.</param>
/// <param name="FiredAt">When it was fired.</param>
public readonly record struct CronTick(DateTimeOffset ScheduledAt, DateTimeOffset FiredAt);
