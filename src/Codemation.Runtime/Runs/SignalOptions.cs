namespace Codemation;

/// <summary>How a signal is handed in. All members are optional.</summary>
public sealed record SignalOptions
{
    /// <summary>The only run that may take it; any by default.</summary>
    public string? RunId { get; init; }

    /// <summary>The sender's name for the signal, unique in its workflow; a second one is ignored for as long as the first is kept.</summary>
    public string? IdempotencyKey { get; init; }
}
