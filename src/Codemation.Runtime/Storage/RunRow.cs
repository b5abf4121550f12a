namespace Codemation.Runtime.Storage;

/// <summary>A run as stored, without its items.</summary>
internal sealed record RunRow
{
    public required string Id { get; init; }

    public required string WorkflowId { get; init; }

    public required string PlanHash { get; init; }

    public required RunStatus Status { get; init; }

    /// <summary>The fencing number: raised by every claim, carried by every write.</summary>
    public required long Epoch { get; init; }

    public string? Owner { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required int ItemsIn { get; init; }

    /// <summary>How many items the run gave; null until it completed.</summary>
    public int? ItemsOut { get; init; }

    public RunError? Error { get; init; }

    public string? ParentRunId { get; init; }

    /// <summary>The step that the run ends at; null for all steps.</summary>
    public string? StopAfter { get; init; }

    public int Depth { get; init; }
}
