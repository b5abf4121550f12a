namespace Codemation.Hosting.Documents;

/// <summary>An output of a step.</summary>
internal sealed record PortDocument(string Name, string Type);
