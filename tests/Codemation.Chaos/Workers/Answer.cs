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
    /// <summary>What the words of a worker mean.</summary>
    public static Answer Of(string outcome, string text) => outcome switch
    {
        "ok" => new Answer(Outcome.Ok, text),

        // Whether it happened before the fault or the loss of the database, the one who asked can't know.
        _ when text.Contains("The fault point", StringComparison.Ordinal) || text.StartsWith("StoreUnavailable", StringComparison.Ordinal) => new Answer(Outcome.Unknown, text),
        _ => new Answer(Outcome.Fail, text),
    };

    public static Answer Unknown { get; } = new(Outcome.Unknown, "");
}
