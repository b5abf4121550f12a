using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Events.Feed;

/// <summary>What the feed of views reports.</summary>
internal static partial class FeedLog
{
    [LoggerMessage(1, LogLevel.Warning, "Live views can't read the database at the moment; they go on when they can.")]
    public static partial void FeedCannotRead(this ILogger logger, Exception error);
}
