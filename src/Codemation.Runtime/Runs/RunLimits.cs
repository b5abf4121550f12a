namespace Codemation;

/// <summary>How far a run may go before it fails with a message that says so.</summary>
public sealed record RunLimits
{
    /// <summary>How many step activations a run may have; 100,000 by default.</summary>
    public int Activations { get; init; } = 100_000;

    /// <summary>How deep sub-workflows may nest; 32 by default.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>How many items a batch may hold; 1,000,000 by default.</summary>
    public int BatchItems { get; init; } = 1_000_000;

    /// <summary>
    /// How large the JSON of one item may be, in bytes of UTF-8; 1 MiB by default. Checked wherever an item becomes JSON: at input, at output
    /// and when it is stored.
    /// </summary>
    public int ItemBytes { get; init; } = 1024 * 1024;

    /// <summary>How many steps with effects of one run may be in progress at once; 8 by default.</summary>
    public int ConcurrentSteps { get; init; } = 8;
}
