namespace Codemation;

/// <summary>A run that failed.</summary>
public sealed record WorkflowFailure
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>The id of the step that failed; null when the run failed outside of any step.</summary>
    public string? StepId { get; init; }

    /// <summary>The position of the failed item in that step's batch, from 0; null when the whole batch failed.</summary>
    public int? ItemIndex { get; init; }

    /// <summary>The failed item as JSON text; null when the whole batch failed.</summary>
    public string? Item { get; init; }

    /// <summary>How many items of the batch failed; this failure is that of the first.</summary>
    public int FailedItems { get; init; }

    /// <summary>The full name of the exception's type.</summary>
    public required string ErrorType { get; init; }

    /// <summary>The exception's message.</summary>
    public required string Message { get; init; }

    /// <summary>A key for effects outside, the same however often this is told; 32 hexadecimal digits.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The host's services, in a scope that lives as long as the call.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Cancelled when the host stops.</summary>
    public required CancellationToken CancellationToken { get; init; }
}
