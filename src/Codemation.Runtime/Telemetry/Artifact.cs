namespace Codemation.Runtime.Telemetry;

/// <summary>Something that a step kept for those who look into a run later.</summary>
internal sealed record Artifact
{
    public required string RunId { get; init; }

    public required string WorkflowId { get; init; }

    public required string Step { get; init; }

    /// <summary>The item's position in the step's batch.</summary>
    public required int Item { get; init; }

    /// <summary>The span it was kept in.</summary>
    public required string SpanId { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public required ReadOnlyMemory<byte> Content { get; init; }

    public required DateTimeOffset At { get; init; }
}
