namespace Codemation.Runtime.Runs;

/// <summary>A run can't be continued here; the message says why.</summary>
internal sealed class RunNotResumableException(string message) : Exception(message);
