namespace Codemation.Hosting.Documents;

/// <summary>What became of a signal: <c>delivered</c>, <c>kept</c> for who will wait for it, or <c>duplicate</c>.</summary>
internal sealed record SignalDocument(string Outcome);
