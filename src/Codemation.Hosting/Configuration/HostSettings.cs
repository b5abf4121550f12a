using Codemation.Runtime.Scheduling.Cluster;

namespace Codemation.Hosting.Configuration;

/// <summary>What was configured; null is what nobody said.</summary>
internal sealed class HostSettings
{
    public Profile? Profile { get; set; }

    public string? Database { get; set; }

    public string? Redis { get; set; }

    public string? Binary { get; set; }

    public MissedFirings? MissedFirings { get; set; }

    public int? Concurrency { get; set; }

    public TimeSpan? GracePeriod { get; set; }

    public TimeSpan? CheckIn { get; set; }

    public TimeSpan? CheckInThreshold { get; set; }

    public IReadOnlyList<string>? Queues { get; set; }

    public WebSettings Web { get; } = new();

    private List<Func<RunLimits, RunLimits>> Limits { get; } = [];

    private List<Func<RetentionPeriods, RetentionPeriods>> Retention { get; } = [];

    public void ChangeRetention(Func<RetentionPeriods, RetentionPeriods> change) => Retention.Add(change);

    public void ChangeLimits(Func<RunLimits, RunLimits> change) => Limits.Add(change);

    /// <summary>Puts what was said into a host, what the profile says first.</summary>
    public void Configure(CodemationBuilder app)
    {
        if (Profile is { } profile)
        {
            var values = ProfileValues.Of(profile, Environment.ProcessorCount);
            app.Concurrency = values.Concurrency;
            app.GracePeriod = values.GracePeriod;
            app.Cluster = new ClusterOptions(values.CheckIn, values.CheckInThreshold);
        }

        app.Database = Database ?? app.Database;
        app.Redis = Redis ?? app.Redis;
        app.Binary = Binary ?? app.Binary;
        app.MissedFirings = MissedFirings ?? app.MissedFirings;
        app.Concurrency = Concurrency ?? app.Concurrency;
        app.GracePeriod = GracePeriod ?? app.GracePeriod;
        app.Queues = Queues ?? app.Queues;
        app.Cluster = new ClusterOptions(CheckIn ?? app.Cluster.CheckIn, CheckInThreshold ?? app.Cluster.Threshold);
        app.Retention = Retention.Aggregate(app.Retention, static (periods, change) => change(periods));
        app.Limits = Limits.Aggregate(app.Limits, static (limits, change) => change(limits));
    }
}
