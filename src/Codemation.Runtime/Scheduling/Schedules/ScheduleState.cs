using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>A schedule as operators see it.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Stored">How far it has come.</param>
/// <param name="Next">When it fires next; null while it is stopped, or when it never does again.</param>
internal sealed record ScheduleState(Schedule Schedule, StoredSchedule Stored, DateTimeOffset? Next);
