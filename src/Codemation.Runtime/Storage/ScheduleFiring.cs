namespace Codemation.Runtime.Storage;

/// <summary>What came of an instant of a schedule.</summary>
/// <param name="ScheduledAt">The instant.</param>
/// <param name="FiredAt">When it was fired, by the store's clock.</param>
/// <param name="RunId">The run that was created; null when there was nothing to run.</param>
/// <param name="Error">Why no run could be created; null when none failed.</param>
internal sealed record ScheduleFiring(DateTimeOffset ScheduledAt, DateTimeOffset FiredAt, string? RunId, string? Error = null);
