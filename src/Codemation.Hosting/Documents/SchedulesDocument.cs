namespace Codemation.Hosting.Documents;

/// <summary>The schedules of an application.</summary>
internal sealed record SchedulesDocument(IReadOnlyList<ScheduleDocument> Schedules);
