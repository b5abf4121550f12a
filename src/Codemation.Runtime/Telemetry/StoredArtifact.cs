namespace Codemation.Runtime.Telemetry;

/// <summary>An artifact as stored.</summary>
/// <param name="Id">What its content is read by.</param>
/// <param name="Artifact">The artifact, without its content.</param>
/// <param name="Size">How many bytes the content has.</param>
internal sealed record StoredArtifact(long Id, Artifact Artifact, int Size);
