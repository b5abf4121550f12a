namespace Codemation.Hosting.Documents;

/// <summary>What a web process has.</summary>
internal sealed record RootDocument(string Name, IReadOnlyList<string> Workflows, string WorkflowsUrl, string RunsUrl, string OpenApi, string Health);
