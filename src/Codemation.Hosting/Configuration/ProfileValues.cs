namespace Codemation.Hosting.Configuration;

/// <summary>What a profile sets.</summary>
/// <param name="Concurrency">How many runs are executed at once.</param>
/// <param name="GracePeriod">How long they may go on when the process is asked to stop.</param>
/// <param name="CheckIn">How often a process says that it lives.</param>
/// <param name="CheckInThreshold">How late it may be with that before its runs go on elsewhere.</param>
internal sealed record ProfileValues(int Concurrency, TimeSpan GracePeriod, TimeSpan CheckIn, TimeSpan CheckInThreshold)
{
    public static ProfileValues Of(Profile profile, int processors) => profile switch
    {
        Profile.Development => new(Math.Max(8, 2 * processors), Seconds(5), Seconds(1), Seconds(1)),
        Profile.Production => new(Math.Max(8, 4 * processors), Seconds(30), Seconds(3), Seconds(3)),
        // A machine at its limit is late more easily than dead.
        Profile.HighThroughput => new(Math.Max(64, 16 * processors), Seconds(30), Seconds(3), Seconds(10)),
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "Not a profile."),
    };

    private static TimeSpan Seconds(int count) => TimeSpan.FromSeconds(count);
}
