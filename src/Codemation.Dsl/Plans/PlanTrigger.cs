namespace Codemation;

/// <summary>What starts runs of a workflow.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Expression">The cron expression of a <see cref="TriggerKind.Cron"/>; null for others.</param>
/// <param name="TimeZone">The IANA id of the time zone that the expression is meant in; null for UTC.</param>
public sealed record PlanTrigger(TriggerKind Kind, string? Expression = null, string? TimeZone = null);
