namespace Codemation.Hosting.Documents;

/// <summary>One reason why an input was refused.</summary>
internal sealed record InputErrorDocument(string Path, string Message);
