namespace Codemation.Recording;

/// <summary>A schedule, and how it makes the input of a run.</summary>
internal sealed record CronTrigger<T>(PlanTrigger Data, SourceLocation Location, Func<CronTick, IEnumerable<T>> Items) : RecordedTrigger(Data, Location);
