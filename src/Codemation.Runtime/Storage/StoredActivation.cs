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

    public IReadOnlyList<StoredPort> Ports { get; init; } = [];
}
