namespace Codemation.Runtime.Telemetry;

/// <summary>The kinds of telemetry, each with a lifetime of its own.</summary>
internal enum TelemetryKind
{
    Spans,
    Metrics,
    Artifacts,
}
