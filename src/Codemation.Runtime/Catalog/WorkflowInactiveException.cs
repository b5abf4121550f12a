namespace Codemation.Runtime.Catalog;

/// <summary>A run was asked for of a workflow that somebody deactivated. Nothing was created.</summary>
internal sealed class WorkflowInactiveException(string workflowId) : InvalidOperationException(
    $"Workflow \"{workflowId}\" is not active, so no runs of it are started. Activate it first: workflows activate {workflowId}.");
