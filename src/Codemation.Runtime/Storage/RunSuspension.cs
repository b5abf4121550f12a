namespace Codemation.Runtime.Storage;

/// <summary>A run lets go of its owner until something wakes it.</summary>
/// <param name="Reason">What it waits for, for people to read.</param>
/// <param name="WakeAt">When it goes on at the latest; null when only a signal, a sub-workflow or an operator wakes it.</param>
internal sealed record RunSuspension(string Reason, DateTimeOffset? WakeAt);
