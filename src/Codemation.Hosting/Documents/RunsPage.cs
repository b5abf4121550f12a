namespace Codemation.Hosting.Documents;

/// <summary>Some runs, newest first.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Next">What <c>cursor</c> gives the next page; null on the last one.</param>
internal sealed record RunsPage(IReadOnlyList<RunDocument> Runs, string? Next);
