namespace Codemation.Runtime.Storage;

/// <summary>A signal to be handed to whoever waits for it.</summary>
internal sealed record NewSignal
{
    public required string WorkflowId { get; init; }

    public required string Step { get; init; }

    public required string Correlation { get; init; }

    /// <summary>The only run that may take it; null for any.</summary>
    public string? RunId { get; init; }

    /// <summary>JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>The sender's name for it, unique in the workflow for as long as the signal is kept; a second one is ignored. Null for none.</summary>
    public string? IdempotencyKey { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
