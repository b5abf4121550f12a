namespace Codemation.Runtime.Storage;

/// <summary>The latest record of a step in a run, as stored.</summary>
internal sealed record StoredActivation
{
    public required string Step { get; init; }

    public required ActivationStatus Status { get; init; }

    public required int Attempt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required int ItemsIn { get; init; }

    public RunError? Error { get; init; }

    /// <summary>The items that failed and that a try around the step catches, in the engine's own form; null where there are none.</summary>
    public string? Caught { get; init; }

    public IReadOnlyList<StoredPort> Ports { get; init; } = [];
}
