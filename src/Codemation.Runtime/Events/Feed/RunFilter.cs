namespace Codemation.Runtime.Events.Feed;

/// <summary>Which runs somebody follows: all, unless said otherwise.</summary>
internal sealed record RunFilter
{
    public static RunFilter All { get; } = new();

    public string? RunId { get; init; }

    public string? WorkflowId { get; init; }

    public bool Has(string runId, string workflowId)
        => (RunId is null || string.Equals(RunId, runId, StringComparison.Ordinal))
            && (WorkflowId is null || string.Equals(WorkflowId, workflowId, StringComparison.Ordinal));
}
