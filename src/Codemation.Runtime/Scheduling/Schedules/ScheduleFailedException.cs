namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>The author's code of a schedule failed. No run was started.</summary>
internal sealed class ScheduleFailedException(Schedule schedule, Exception cause)
    : Exception($"The code of schedule {schedule.Id}, at {schedule.Location}, failed, so no run was started: {cause.GetType().FullName}: {cause.Message}", cause);
