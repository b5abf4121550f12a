using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Lifetimes;

/// <summary>What sweeps report.</summary>
internal static partial class RetentionLog
{
    [LoggerMessage(1, LogLevel.Information, "Removed what was older than it is kept for: {Removed}")]
    public static partial void Swept(this ILogger logger, RetentionResult removed);

    [LoggerMessage(2, LogLevel.Warning, "What is older than it is kept for can't be removed at the moment; the next sweep goes on.")]
    public static partial void SweepFailed(this ILogger logger, Exception error);

    [LoggerMessage(3, LogLevel.Error, "Of {Kind}, what is older than it is kept for can't be removed at the moment, or not all of it; the next sweep tries again.")]
    public static partial void KindNotSwept(this ILogger logger, RetentionKind kind, Exception error);
}
