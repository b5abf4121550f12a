namespace Codemation;

/// <summary>Why a run failed.</summary>
public sealed record RunError
{
    /// <summary>The id of the step that failed; null when the run failed outside of any step.</summary>
    public string? Step { get; init; }

    /// <summary>The position of the failed item in that step's batch, from 0; null when the whole batch failed.</summary>
    public int? Item { get; init; }

    /// <summary>The full name of the exception's type.</summary>
    public required string Type { get; init; }

    /// <summary>The exception's message.</summary>
    public required string Message { get; init; }

    /// <summary>Where the exception was thrown.</summary>
    public string? Stack { get; init; }

    /// <summary>The failed item as JSON text; null when the whole batch failed or the item can't be written.</summary>
    public string? Input { get; init; }

    /// <summary>How many items of the batch failed; this error is that of the first.</summary>
    public int FailedItems { get; init; }
}
