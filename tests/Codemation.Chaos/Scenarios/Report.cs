using Codemation.Chaos.Checks;

namespace Codemation.Chaos.Scenarios;

/// <summary>What a scenario showed.</summary>
internal sealed record Report
{
    public required int Seed { get; init; }

    /// <summary>Where everything is that was written meanwhile.</summary>
    public required string Folder { get; init; }

    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>How often a process was killed, or what else the scenario does to it.</summary>
    public int Faults { get; init; }

    /// <summary>The fault points at which something was made to go wrong.</summary>
    public IReadOnlySet<string> Points { get; init; } = new HashSet<string>();

    public required int Operations { get; init; }

    /// <summary>How many operations were never answered.</summary>
    public required int Unknown { get; init; }

    public required int Runs { get; init; }

    public required int Effects { get; init; }

    /// <summary>How many effects were repetitions of others.</summary>
    public required int Repeated { get; init; }

    /// <summary>How many runs were given up because processes died of them, or seemed to.</summary>
    public required int GivenUp { get; init; }

    /// <summary>How long it took in the end until no run was open.</summary>
    public required TimeSpan Settling { get; init; }

    public override string ToString()
        => $"{Faults} faults at {Points.Count} points, {Operations} operations ({Unknown} unanswered), {Runs} runs, {Effects} effects ({Repeated} repeated), {GivenUp} given up, " +
            $"settled in {Settling.TotalSeconds:0.0} s, {Violations.Count} violations";
}
