using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Runs;

/// <summary>What runs report, whoever executes them.</summary>
internal static partial class RunLog
{
    [LoggerMessage(20, LogLevel.Error, "Which runs are to be cancelled can't be read from the store; they are cancelled when they next write to it.")]
    public static partial void CancelRequestsUnread(this ILogger logger, Exception error);
}
