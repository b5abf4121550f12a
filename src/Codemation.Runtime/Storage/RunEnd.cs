namespace Codemation.Runtime.Storage;

/// <summary>How a run ended.</summary>
internal sealed record RunEnd(RunStatus Status, DateTimeOffset At, RunError? Error, int? ItemsOut);
