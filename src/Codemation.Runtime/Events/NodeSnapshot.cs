namespace Codemation.Runtime.Events;

/// <summary>A step of a run at one moment: everything but its items.</summary>
internal sealed record NodeSnapshot
{
    public required string Step { get; init; }

    /// <summary>The activation's id.</summary>
    public required string Activation { get; init; }

    public required NodeStatus Status { get; init; }

    /// <summary>From 1; higher when a crash interrupted an earlier attempt. 0 until the step started.</summary>
    public int Attempt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public int ItemsIn { get; init; }

    /// <summary>How many of <see cref="ItemsIn"/> are handled; null where that isn't known.</summary>
    public int? ItemsDone { get; init; }

    /// <summary>How many items all output ports got together; null until the step finished.</summary>
    public int? ItemsOut { get; init; }

    /// <summary>Why the step, or the first of its items that failed, failed.</summary>
    public EventError? Error { get; init; }
}
