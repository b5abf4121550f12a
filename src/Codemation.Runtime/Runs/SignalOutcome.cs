namespace Codemation;

/// <summary>What became of a signal that was handed in.</summary>
public enum SignalOutcome
{
    /// <summary>A run waited for it and has it.</summary>
    Delivered,

    /// <summary>Nobody waits for it yet; the first who does will have it.</summary>
    Kept,

    /// <summary>It was handed in before.</summary>
    Duplicate,
}
