namespace Codemation.Runtime.Storage;

/// <summary>How far a schedule has come.</summary>
internal sealed record StoredSchedule
{
    public required string Id { get; init; }

    public required string WorkflowId { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Whether its workflow is active.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>All instants up to this one are done with: fired, or left out.</summary>
    public required DateTimeOffset DoneUntil { get; init; }

    /// <summary>The latest firing; null before the first.</summary>
    public ScheduleFiring? Last { get; init; }

    public bool MayFire => IsActive && !IsPaused;
}
