using System.Diagnostics;

namespace Codemation.Runtime.Telemetry;

/// <summary>A span that ended.</summary>
internal sealed record SpanRecord
{
    /// <summary>32 hexadecimal digits, the same for all spans of a run.</summary>
    public string TraceId => TraceIds.OfRun(RunId).ToHexString();

    /// <summary>16 hexadecimal digits; random where none was given.</summary>
    public string SpanId { get => field ??= ActivitySpanId.CreateRandom().ToHexString(); init; }

    public string? ParentId { get; init; }

    public required string RunId { get; init; }

    public required string WorkflowId { get; init; }

    public required SpanKind Kind { get; init; }

    public required string Name { get; init; }

    public required SpanStatus Status { get; init; }

    /// <summary>Why it did not end well.</summary>
    public string? Message { get; init; }

    /// <summary>The step; null in spans of runs.</summary>
    public string? Step { get; init; }

    /// <summary>The item's position in the step's batch; null where the span is of more than one.</summary>
    public int? Item { get; init; }

    /// <summary>From 1; 0 in spans of runs.</summary>
    public int Attempt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }
}
