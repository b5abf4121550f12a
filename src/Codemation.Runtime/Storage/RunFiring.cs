namespace Codemation.Runtime.Storage;

/// <summary>The firing of a trigger that a run is created for: one run at most, however many schedulers fire it.</summary>
internal sealed record RunFiring(string TriggerId, DateTimeOffset ScheduledAt);
