namespace Codemation.Runtime.Storage;

/// <summary>Which runs to list, newest first.</summary>
internal sealed record RunQuery
{
    public string? WorkflowId { get; init; }

    public RunStatus? Status { get; init; }

    public string? Queue { get; init; }

    /// <summary>Only runs whose metadata has this member with this value, in its text form.</summary>
    public KeyValuePair<string, string>? Metadata { get; init; }

    /// <summary>Only runs before this one: the last id of the page before, or the first possible id of a time.</summary>
    public string? Before { get; init; }

    /// <summary>Only runs from this one on; likewise.</summary>
    public string? From { get; init; }

    public int Limit { get; init; } = 50;
}
