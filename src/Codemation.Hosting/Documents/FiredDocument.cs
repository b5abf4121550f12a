namespace Codemation.Hosting.Documents;

/// <summary>What came of firing a schedule by hand.</summary>
/// <param name="RunId">The run; null when the schedule's code made no items.</param>
internal sealed record FiredDocument(string? RunId);
