namespace Codemation.Hosting.Configuration;

/// <summary>What a profile sets.</summary>
/// <param name="Concurrency">How many runs are executed at once.</param>
/// <param name="GracePeriod">How long they may go on when the process is asked to stop.</param>
internal sealed record ProfileValues(int Concurrency, TimeSpan GracePeriod)
{
    public static ProfileValues Of(Profile profile, int processors) => profile switch
    {
        Profile.Development => new(Math.Max(8, 2 * processors), TimeSpan.FromSeconds(5)),
        Profile.Production => new(Math.Max(8, 4 * processors), TimeSpan.FromSeconds(30)),
        Profile.HighThroughput => new(Math.Max(64, 16 * processors), TimeSpan.FromSeconds(30)),
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "Not a profile."),
    };
}
