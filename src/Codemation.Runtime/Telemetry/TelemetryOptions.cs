namespace Codemation.Runtime.Telemetry;

/// <summary>What the host wants to be told.</summary>
/// <param name="KeepSpans">Whether the spans of all runs and steps are kept; null where runs outlive the process.</param>
internal sealed record TelemetryOptions(bool? KeepSpans);
