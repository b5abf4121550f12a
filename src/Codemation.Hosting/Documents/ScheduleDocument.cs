using System.Text.Json.Serialization;
using Codemation.Runtime.Scheduling.Schedules;

namespace Codemation.Hosting.Documents;

/// <summary>A schedule of a workflow.</summary>
internal sealed record ScheduleDocument
{
    public required string Id { get; init; }

    public required string WorkflowId { get; init; }

    public required string Expression { get; init; }

    public required string TimeZone { get; init; }

    /// <summary><c>active</c>, <c>paused</c>, or <c>inactive</c> when its workflow is not active.</summary>
    public required string Status { get; init; }

    /// <summary>When it fires next, in its time zone; null while it is stopped, or when it never does again.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>The latest firing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FiringDocument? Last { get; init; }

    public static ScheduleDocument Of(ScheduleState state) => new()
    {
        Id = state.Schedule.Id,
        WorkflowId = state.Schedule.Workflow.Id,
        Expression = state.Schedule.Expression,
        TimeZone = state.Schedule.Timetable.Zone.Id,
        Status = !state.Stored.IsActive ? "inactive" : state.Stored.IsPaused ? "paused" : "active",
        Next = state.Next is { } next ? state.Schedule.Local(next) : null,
        Last = state.Stored.Last is { } last ? FiringDocument.Of(state.Schedule, last) : null,
    };
}
