namespace Codemation.Runtime.Json;

/// <summary>How much input is taken.</summary>
/// <param name="MaxItemBytes">The most bytes of JSON one item may have, as written in the input.</param>
/// <param name="MaxItems">The most items one input may have.</param>
/// <param name="MaxErrors">Reading stops after so many errors.</param>
internal sealed record InputLimits(int MaxItemBytes = 1024 * 1024, int MaxItems = 1_000_000, int MaxErrors = 20)
{
    public static InputLimits Default { get; } = new();
}
