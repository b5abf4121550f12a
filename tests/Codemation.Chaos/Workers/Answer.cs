namespace Codemation.Chaos.Workers;

/// <summary>What a client learns of its order.</summary>
internal enum Outcome
{
    /// <summary>It was accepted.</summary>
    Ok,

    /// <summary>It was refused.</summary>
    Fail,

    /// <summary>Nobody answered: it may have happened or not.</summary>
    Unknown,
}

/// <summary>The answer to an order.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Text">The run's id, or why it was refused.</param>
internal readonly record struct Answer(Outcome Outcome, string Text)
{
    public static Answer Unknown { get; } = new(Outcome.Unknown, "");
}
