namespace Codemation.Runtime.Storage;

/// <summary>What is kept of schedules and workflows.</summary>
/// <param name="Now">The time, by the store's clock.</param>
/// <param name="Inactive">The workflows that are not active.</param>
/// <param name="Schedules">All schedules that were ever made known, by id.</param>
internal sealed record ScheduleBook(
    DateTimeOffset Now, IReadOnlyCollection<string> Inactive, IReadOnlyDictionary<string, StoredSchedule> Schedules);
