namespace Codemation;

/// <summary>How long a host keeps the data of runs after they ended, where <see cref="RetentionAttribute"/> says nothing else. Open runs are never removed.</summary>
/// <remarks><see cref="Timeout.InfiniteTimeSpan"/> keeps for good.</remarks>
public sealed record RetentionPeriods
{
    /// <summary>Runs with the outputs of their steps; 14 days by default.</summary>
    public TimeSpan Runs { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Attachments; 14 days by default.</summary>
    public TimeSpan Binary { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Spans; 90 days by default.</summary>
    public TimeSpan Spans { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Artifacts; 30 days by default.</summary>
    public TimeSpan Artifacts { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Metric points; 400 days by default.</summary>
    public TimeSpan Metrics { get; init; } = TimeSpan.FromDays(400);
}
