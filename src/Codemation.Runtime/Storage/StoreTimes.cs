namespace Codemation.Runtime.Storage;

/// <summary>Arithmetic on the times of a store.</summary>
internal static class StoreTimes
{
    /// <summary>How long until a time; zero when it has come.</summary>
    public static TimeSpan Until(DateTimeOffset time, DateTimeOffset now) => time > now ? time - now : TimeSpan.Zero;
}
