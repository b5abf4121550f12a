using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Runs;

/// <summary>What runs report, whoever executes them.</summary>
internal static partial class RunLog
{
    [LoggerMessage(20, LogLevel.Error, "Which runs are to be cancelled can't be read from the store; they are cancelled when they next write to it.")]
    public static partial void CancelRequestsUnread(this ILogger logger, Exception error);

    [LoggerMessage(22, LogLevel.Warning, "Run {RunId} is suspended: {Problem}. It is looked at again each minute.")]
    public static partial void Parked(this ILogger logger, string runId, string problem);

    [LoggerMessage(21, LogLevel.Warning, "The plan of workflow {WorkflowId} can't be kept; the next run tries again. Until then runs go on with the same plan only.")]
    public static partial void PlanUnkept(this ILogger logger, string workflowId, Exception error);

    [LoggerMessage(23, LogLevel.Warning, "Attachments of runs that are not kept can't be removed at the moment; the end of the next such run tries again.")]
    public static partial void ContentUnremoved(this ILogger logger, Exception error);
}
