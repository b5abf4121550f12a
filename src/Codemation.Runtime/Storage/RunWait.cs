namespace Codemation.Runtime.Storage;

/// <summary>What an item of a step waits for; one wait for each item.</summary>
/// <remarks>A store wakes runs by their suspension's time, not by <see cref="DueAt"/>, which is for the engine to look at then.</remarks>
internal record RunWait
{
    public required string Step { get; init; }

    /// <summary>The item's position in the step's batch.</summary>
    public required int Item { get; init; }

    public required WaitKind Kind { get; init; }

    /// <summary>When the wait is over, or has taken too long; null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Which signals or which sub-workflow it waits for; null for other kinds.</summary>
    public string? Correlation { get; init; }

    public int Attempt { get; init; } = 1;

    /// <summary>What the step needs to go on, in its own form.</summary>
    public ReadOnlyMemory<byte> State { get; init; }
}
