namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>A schedule, and an instant to look from.</summary>
internal sealed record ScheduleCase(string Expression, string Zone, DateTimeOffset From);
