namespace Codemation.Runtime.Events;

/// <summary>Something that happened in a run.</summary>
internal sealed record RunEvent(RunEventKind Kind, string RunId, string WorkflowId, DateTimeOffset At)
{
    public string? Step { get; init; }

    /// <summary>Items the step was given, or finished out of <see cref="Total"/>.</summary>
    public int Items { get; init; }

    public int Total { get; init; }

    public RunError? Error { get; init; }

    public RunStatus? Status { get; init; }
}
