namespace Codemation.Chaos.Workflows.Changed;

/// <summary>The signal that lets an item go on.</summary>
public sealed record Go(string Word)
{
    /// <summary>Which item a signal is for.</summary>
    public static string KeyOf(int op, int number) => $"{op}-{number}";
}
