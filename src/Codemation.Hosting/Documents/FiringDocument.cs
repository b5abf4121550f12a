using System.Text.Json.Serialization;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Documents;

/// <summary>What came of an instant of a schedule.</summary>
/// <param name="ScheduledAt">The instant, in the schedule's time zone.</param>
/// <param name="FiredAt">When it was fired.</param>
/// <param name="RunId">The run; null when there was nothing to run, or none could be created.</param>
/// <param name="Error">Why none could be created.</param>
internal sealed record FiringDocument(
    DateTimeOffset ScheduledAt,
    DateTimeOffset FiredAt,
    string? RunId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error)
{
    public static FiringDocument Of(Schedule schedule, ScheduleFiring firing) =>
        new(schedule.Local(firing.ScheduledAt), firing.FiredAt, firing.RunId, firing.Error);
}
