namespace Codemation.Runtime.Storage;

/// <summary>A schedule to be made known.</summary>
internal readonly record struct NewSchedule(string Id, string WorkflowId);
