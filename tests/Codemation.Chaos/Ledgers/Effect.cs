namespace Codemation.Chaos.Ledgers;

/// <summary>One effect that really happened: a line of the ledger.</summary>
public sealed record Effect
{
    /// <summary>The idempotency key that the step was given.</summary>
    public required string Key { get; init; }

    public required string Run { get; init; }

    public required string Workflow { get; init; }

    public required string Step { get; init; }

    public required int Item { get; init; }

    public required int Attempt { get; init; }

    /// <summary>What was done; the same in every run of a workflow with as many items.</summary>
    public required string Label { get; init; }

    /// <summary>When the ledger was told.</summary>
    public DateTimeOffset At { get; init; }
}
