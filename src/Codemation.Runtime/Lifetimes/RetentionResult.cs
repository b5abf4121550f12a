using System.Collections.Immutable;

namespace Codemation.Runtime.Lifetimes;

/// <summary>What a sweep removed.</summary>
internal sealed record RetentionResult
{
    public int Runs { get; init; }

    public int Signals { get; init; }

    /// <summary>Runs that let go of their attachments.</summary>
    public int Released { get; init; }

    /// <summary>Contents of attachments.</summary>
    public int Binary { get; init; }

    /// <summary>Spans of a run that were written together count once.</summary>
    public int Spans { get; init; }

    public int Artifacts { get; init; }

    public int Metrics { get; init; }

    /// <summary>The kinds of which something could not be removed now, and why.</summary>
    public IReadOnlyDictionary<RetentionKind, Exception> Failed { get; init; } = ImmutableDictionary<RetentionKind, Exception>.Empty;

    /// <summary>Whether nothing was removed.</summary>
    public bool IsEmpty => Runs + Signals + Released + Binary + Spans + Artifacts + Metrics == 0;

    public override string ToString() => $"runs {Runs}, signals {Signals}, runs without their attachments {Released}, contents {Binary}, groups of spans {Spans}, artifacts {Artifacts}, metric points {Metrics}";
}
