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

    public int Spans { get; init; }

    public int Artifacts { get; init; }

    public int Metrics { get; init; }

    public bool IsEmpty => this == new RetentionResult();
}
