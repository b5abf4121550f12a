namespace Codemation.Dsl.Generator.Model;

/// <summary>What starts runs of a workflow.</summary>
internal sealed record TriggerModel(string Kind, string? Expression, string? TimeZone);
