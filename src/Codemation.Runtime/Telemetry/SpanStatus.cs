namespace Codemation.Runtime.Telemetry;

/// <summary>How a span ended. Stored as a number: members are never renumbered.</summary>
internal enum SpanStatus
{
    Ok = 1,
    Error = 2,

    /// <summary>It was cut off: the run was suspended, or its process stopped.</summary>
    Interrupted = 3,
}
