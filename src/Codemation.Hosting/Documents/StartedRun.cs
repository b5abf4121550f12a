namespace Codemation.Hosting.Documents;

/// <summary>A run that was accepted.</summary>
internal sealed record StartedRun(string RunId, string WorkflowId, string Url);
