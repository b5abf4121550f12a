using Codemation.Chaos.Workers;

namespace Codemation.Chaos.Histories;

/// <summary>What a client asked for and what it was told.</summary>
internal sealed record Operation
{
    public required int Op { get; init; }

    public required string Workflow { get; init; }

    public required int Count { get; init; }

    /// <summary>What harm the run does; null for none.</summary>
    public string? Poison { get; init; }

    public required DateTimeOffset Invoked { get; init; }

    public required DateTimeOffset Answered { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>The run's id, or why it was refused.</summary>
    public required string Text { get; init; }
}
