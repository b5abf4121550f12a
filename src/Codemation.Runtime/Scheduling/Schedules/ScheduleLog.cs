using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>What schedules report.</summary>
internal static partial class ScheduleLog
{
    [LoggerMessage(1, LogLevel.Error, "The code of schedule {Schedule} (\"{Expression}\") of workflow {Workflow}, at {Location}, failed for {Instant:O}. No run was started for that instant, and none will be.")]
    public static partial void CodeFailed(this ILogger logger, string schedule, string expression, string workflow, string location, DateTimeOffset instant, Exception error);

    [LoggerMessage(2, LogLevel.Error, "Schedule {Schedule} of workflow {Workflow}, at {Location}, can't start a run for {Instant:O}, and won't try again for that instant.")]
    public static partial void RunRefused(this ILogger logger, string schedule, string workflow, string location, DateTimeOffset instant, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "Schedule {Schedule} of workflow {Workflow} missed {Instant:O} and makes up for it now, {Late} late.")]
    public static partial void Late(this ILogger logger, string schedule, string workflow, DateTimeOffset instant, TimeSpan late);

    [LoggerMessage(4, LogLevel.Error, "Schedule {Schedule} can't be fired now; it is tried again each second.")]
    public static partial void FiringFailed(this ILogger logger, string schedule, Exception error);

    [LoggerMessage(5, LogLevel.Error, "Schedules can't be read from the store; it is tried again each second.")]
    public static partial void SweepFailed(this ILogger logger, Exception error);

    [LoggerMessage(6, LogLevel.Warning, "This machine's clock is {Seconds:+0.0;-0.0} s off the store's. Schedules are left to other machines until it is right; what none of them fires, this one does with some delay. Check its time synchronisation.")]
    public static partial void ClockOff(this ILogger logger, double seconds);

    [LoggerMessage(7, LogLevel.Information, "This machine's clock agrees with the store's again.")]
    public static partial void ClockRight(this ILogger logger);

    [LoggerMessage(8, LogLevel.Error, "Run {RunId} of schedule {Schedule} of workflow {Workflow}, fired for {Instant:O}, failed. Nothing of it is kept.")]
    public static partial void UnkeptRunFailed(this ILogger logger, string runId, string schedule, string workflow, DateTimeOffset instant, Exception error);

    [LoggerMessage(9, LogLevel.Warning, "Run {RunId} of schedule {Schedule} of workflow {Workflow}, fired for {Instant:O}, did not come to its end. It is not kept, so it does not go on.")]
    public static partial void UnkeptRunBrokeOff(this ILogger logger, string runId, string schedule, string workflow, DateTimeOffset instant, Exception error);
}
