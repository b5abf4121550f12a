namespace Codemation.Runtime.Storage;

/// <summary>The content that a new run holds from the start, out of what another one holds.</summary>
/// <param name="RunId">The other run.</param>
/// <param name="Sha256">The hashes of the content; null for all that the other run holds.</param>
internal sealed record BlobShare(string RunId, IReadOnlyCollection<string>? Sha256);
