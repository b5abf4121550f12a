namespace Codemation.Hosting.Documents;

/// <summary>The workflows of an application.</summary>
internal sealed record WorkflowsDocument(IReadOnlyList<WorkflowSummary> Workflows);
