using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Events.Redis;

/// <summary>What the connection to Redis reports.</summary>
internal static partial class RedisLog
{
    [LoggerMessage(1, LogLevel.Information, "Connected to Redis: run events cross processes.")]
    public static partial void RedisLinked(this ILogger logger);

    [LoggerMessage(2, LogLevel.Warning, "Redis is not reachable: {Reason} Runs go on; live views read the database until it is back.")]
    public static partial void RedisLost(this ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Debug, "An event could not be published: {Reason}")]
    public static partial void RedisRefused(this ILogger logger, string reason);
}
