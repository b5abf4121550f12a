using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Scheduling;

/// <summary>What background execution reports.</summary>
internal static partial class DispatchLog
{
    [LoggerMessage(1, LogLevel.Information, "Runs left behind by an earlier process: {Count}; they go on here.")]
    public static partial void Recovered(this ILogger logger, int count);

    [LoggerMessage(2, LogLevel.Error, "The execution of run {RunId} broke off. The run stays in the store as it was last written.")]
    public static partial void BrokeOff(this ILogger logger, string runId, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "Run {RunId} was taken over by another execution.")]
    public static partial void TakenOver(this ILogger logger, string runId, Exception error);

    [LoggerMessage(4, LogLevel.Information, "Run {RunId} was interrupted because the host stops; it can be resumed.")]
    public static partial void Interrupted(this ILogger logger, string runId);

    [LoggerMessage(5, LogLevel.Error, "Pending runs can't be taken from the store; the next sweep tries again.")]
    public static partial void ClaimFailed(this ILogger logger, Exception error);

    [LoggerMessage(9, LogLevel.Error, "Suspended runs that are due can't be looked for in the store; the next sweep tries again.")]
    public static partial void WakeFailed(this ILogger logger, Exception error);

    [LoggerMessage(6, LogLevel.Error, "The pump broke off; the next sweep starts it again.")]
    public static partial void PumpBroke(this ILogger logger, Exception error);

    [LoggerMessage(7, LogLevel.Warning, "The grace period is over; runs that did not finish are interrupted.")]
    public static partial void GraceOver(this ILogger logger);

    [LoggerMessage(9, LogLevel.Information, "Runs of processes that are gone: {Count}; they go on in those that live.")]
    public static partial void TookOver(this ILogger logger, int count);

    [LoggerMessage(10, LogLevel.Warning, "Runs of processes that are gone can't be looked for; the next sweep tries again.")]
    public static partial void RecoveryFailed(this ILogger logger, Exception error);

    [LoggerMessage(11, LogLevel.Warning, "The database's clock is {Difference} ahead of this machine's. The database's decides; set this machine's clock.")]
    public static partial void ClockIsOff(this ILogger logger, TimeSpan difference);

    [LoggerMessage(12, LogLevel.Warning, "The others could not be told that this process stops; they will notice.")]
    public static partial void NotLeft(this ILogger logger, Exception error);

    [LoggerMessage(14, LogLevel.Warning, "Run {RunId} was stranded: taken by this process, but not executed. It is pending again.")]
    public static partial void WasStranded(this ILogger logger, string runId);

    [LoggerMessage(13, LogLevel.Warning, "Run {RunId} could not be given back; it goes on elsewhere once this process is known to be gone.")]
    public static partial void NotReleased(this ILogger logger, string runId, Exception error);

    [LoggerMessage(8, LogLevel.Error, "Runs that ignore their interruption are abandoned. Their steps must observe the context's CancellationToken.")]
    public static partial void Abandoned(this ILogger logger);
}
