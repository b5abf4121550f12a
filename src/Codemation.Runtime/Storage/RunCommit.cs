namespace Codemation.Runtime.Storage;

/// <summary>Everything that one write of a run says; stored as a whole or not at all.</summary>
internal sealed record RunCommit
{
    public required string RunId { get; init; }

    /// <summary>The fencing number of the claim under which the run is executed.</summary>
    public required long Epoch { get; init; }

    public IReadOnlyList<ActivationRecord> Activations { get; init; } = [];

    public IReadOnlyList<ItemCheckpoint> Items { get; init; } = [];

    /// <summary>The run's new state; null leaves it running.</summary>
    public RunEnd? End { get; init; }
}
