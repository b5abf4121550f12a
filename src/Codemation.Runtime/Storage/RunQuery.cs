namespace Codemation.Runtime.Storage;

/// <summary>Which runs to list, newest first.</summary>
internal sealed record RunQuery
{
    public string? WorkflowId { get; init; }

    public RunStatus? Status { get; init; }

    /// <summary>Only runs before this one: the last id of the page before.</summary>
    public string? Before { get; init; }

    public int Limit { get; init; } = 50;
}
