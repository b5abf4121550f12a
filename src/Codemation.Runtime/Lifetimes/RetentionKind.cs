namespace Codemation.Runtime.Lifetimes;

/// <summary>The kinds of data that have a lifetime of their own.</summary>
internal enum RetentionKind
{
    Runs,
    Binary,
    Spans,
    Artifacts,
    Metrics,
}
