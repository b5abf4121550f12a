using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Telemetry;

/// <summary>What the keeping of telemetry reports.</summary>
internal static partial class TelemetryLog
{
    [LoggerMessage(1, LogLevel.Warning, "Spans, metric points and artifacts left out so far: {Count}. They come faster than they can be written, or can't be. Runs are not affected.")]
    public static partial void TelemetryLeftOut(this ILogger logger, long count, Exception? error);

    [LoggerMessage(2, LogLevel.Debug, "Telemetry can't be written at the moment: {Reason}")]
    public static partial void TelemetryDelayed(this ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Run {RunId}, step {Step}: the artifact \"{Name}\" has {Size} bytes and is left out; the limit is {Limit}. Attach large content to the item instead.")]
    public static partial void ArtifactTooLarge(this ILogger logger, string runId, string step, string name, int size, int limit);
}
