namespace Codemation.Runtime.Telemetry;

/// <summary>A value that a step measured.</summary>
internal sealed record MetricPoint
{
    public required string RunId { get; init; }

    public required string WorkflowId { get; init; }

    public required string Step { get; init; }

    /// <summary>The item's position in the step's batch.</summary>
    public required int Item { get; init; }

    /// <summary>The span it was measured in.</summary>
    public required string SpanId { get; init; }

    public required string Name { get; init; }

    public required double Value { get; init; }

    public string? Unit { get; init; }

    public required DateTimeOffset At { get; init; }
}
