namespace Codemation.Runtime.Storage;

/// <summary>What a run is after a write.</summary>
/// <param name="Status">Its status: the owner owns it no more unless it is running.</param>
/// <param name="CancelRequested">Whether its cancellation was asked for.</param>
internal readonly record struct RunCommitted(RunStatus Status, bool CancelRequested);
