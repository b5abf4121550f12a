namespace Codemation.Runtime.Storage;

/// <summary>What became of one activation of a step. Later records of the same step and run supersede earlier ones, outputs included.</summary>
internal sealed record ActivationRecord
{
    public required string Step { get; init; }

    public required ActivationStatus Status { get; init; }

    /// <summary>From 1; higher when a crash interrupted an earlier attempt.</summary>
    public required int Attempt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required int ItemsIn { get; init; }

    public RunError? Error { get; init; }

    /// <summary>The items that failed and that a try around the step catches, in the engine's own form; null where there are none.</summary>
    public string? Caught { get; init; }

    /// <summary>One per output port, in port order; empty for <see cref="ActivationStatus.Started"/> and <see cref="ActivationStatus.Suspended"/>.</summary>
    public IReadOnlyList<BatchPayload> Outputs { get; init; } = [];
}
