namespace Codemation.Runtime.Storage;

/// <summary>Everything that one write of a run says; stored as a whole or not at all.</summary>
internal sealed record RunCommit
{
    public required string RunId { get; init; }

    /// <summary>The fencing number of the claim under which the run is executed.</summary>
    public required long Epoch { get; init; }

    /// <summary>The number of the run's last event; 0 where there are no new ones. A store never lowers it.</summary>
    public long EventSeq { get; init; }

    public IReadOnlyList<ActivationRecord> Activations { get; init; } = [];

    public IReadOnlyList<ItemCheckpoint> Items { get; init; } = [];

    /// <summary>Items that begin or go on to wait; each replaces the wait that its item had.</summary>
    public IReadOnlyList<RunWait> Waits { get; init; } = [];

    /// <summary>Items that wait no more.</summary>
    public IReadOnlyList<SettledWait> Settled { get; init; } = [];

    /// <summary>How the run ended; null when it has not. At most one of this, <see cref="Suspension"/> and <see cref="Queue"/> is set.</summary>
    public RunEnd? End { get; init; }

    /// <summary>Why the run lets go of its owner; null when it does not.</summary>
    public RunSuspension? Suspension { get; init; }

    /// <summary>The queue that the run moves to, where it is pending then; null when it stays with its owner.</summary>
    public string? Queue { get; init; }
}
