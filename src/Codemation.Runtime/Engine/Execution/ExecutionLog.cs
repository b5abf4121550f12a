using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>What executions report.</summary>
internal static partial class ExecutionLog
{
    [LoggerMessage(30, LogLevel.Error, "OnFailedAsync threw for run {RunId}. The run has failed all the same.")]
    public static partial void OnFailedFailed(this ILogger logger, string runId, Exception error);
}
