namespace Codemation.Runtime.Storage;

/// <summary>A run that is somebody's.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Epoch">The claim's fencing number.</param>
internal readonly record struct RunClaim(string RunId, long Epoch);
