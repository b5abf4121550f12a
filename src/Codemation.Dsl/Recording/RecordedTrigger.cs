namespace Codemation.Recording;

/// <summary>A trigger as the author wrote it.</summary>
/// <param name="Data">What the plan says of it.</param>
/// <param name="Location">Where it was written.</param>
internal record RecordedTrigger(PlanTrigger Data, SourceLocation Location);
