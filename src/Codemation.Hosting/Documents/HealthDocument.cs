namespace Codemation.Hosting.Documents;

/// <summary>How a process is.</summary>
internal sealed record HealthDocument(string Status);
