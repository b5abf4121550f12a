namespace Codemation.Runtime.Binary;

/// <summary>Stored content that was opened.</summary>
/// <param name="Content">Its bytes, from where it was asked to begin. The caller disposes it.</param>
/// <param name="Size">How many bytes all of it has.</param>
internal readonly record struct StoredContent(Stream Content, long Size);
