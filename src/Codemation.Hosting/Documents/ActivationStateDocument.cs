namespace Codemation.Hosting.Documents;

/// <summary>Whether runs of a workflow are started.</summary>
internal sealed record ActivationStateDocument(string WorkflowId, bool Active);
