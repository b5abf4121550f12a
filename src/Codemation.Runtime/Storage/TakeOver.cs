namespace Codemation.Runtime.Storage;

/// <summary>What a new run takes over from another one.</summary>
/// <param name="RunId">The other run.</param>
/// <param name="Steps">The steps whose completed activations are copied, outputs included.</param>
internal sealed record TakeOver(string RunId, IReadOnlyList<string> Steps);
