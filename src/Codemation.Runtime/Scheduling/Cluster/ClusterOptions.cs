namespace Codemation.Runtime.Scheduling.Cluster;

/// <summary>How processes that share a database notice that one of them is gone.</summary>
/// <param name="CheckIn">How often each says that it lives.</param>
/// <param name="Threshold">How long it may be late with that before it counts as gone.</param>
internal sealed record ClusterOptions(TimeSpan CheckIn, TimeSpan Threshold)
{
    public static ClusterOptions Default { get; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3));

    /// <summary>How often one of them looks for runs of those that are gone; as often as each says that it lives, if not set.</summary>
    public TimeSpan RecoveryInterval { get; init; } = CheckIn;
}
