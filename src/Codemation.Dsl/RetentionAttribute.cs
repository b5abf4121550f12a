namespace Codemation;

/// <summary>
/// How long the data of a workflow's runs is kept after they ended. What is not set here is as the host says. A duration is a number and a unit:
/// <c>"36h"</c>, <c>"14d"</c>; <c>"forever"</c> keeps for good. Open runs are never removed, whatever is set.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RetentionAttribute : Attribute
{
    /// <summary>Runs with the outputs of their steps.</summary>
    public string? Runs { get; set; }

    /// <summary>Attachments. A run that is kept longer says of its attachments that their time is over.</summary>
    public string? Binary { get; set; }

    /// <summary>Spans: which step ran when and how it ended.</summary>
    public string? Spans { get; set; }

    /// <summary>Artifacts that steps kept for those who look into a run.</summary>
    public string? Artifacts { get; set; }

    /// <summary>Metric points: what steps measured.</summary>
    public string? Metrics { get; set; }
}
