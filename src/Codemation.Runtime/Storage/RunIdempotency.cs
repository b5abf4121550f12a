namespace Codemation.Runtime.Storage;

/// <summary>Has a run created once however often it is asked for.</summary>
/// <param name="Key">The caller's name for the request; unique in its workflow for as long as the run is kept.</param>
/// <param name="InputHash">Tells a repeated request from another one under the same key: see <see cref="BatchHash"/>.</param>
internal sealed record RunIdempotency(string Key, string InputHash);
