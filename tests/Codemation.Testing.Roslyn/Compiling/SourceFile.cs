namespace Codemation.Testing.Roslyn.Compiling;

/// <summary>A file of user code.</summary>
public sealed record SourceFile(string Path, string Code);
