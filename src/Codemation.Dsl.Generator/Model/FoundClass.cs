namespace Codemation.Dsl.Generator.Model;

/// <summary>A class of the project that its module or entry point must know: one of the two.</summary>
internal sealed record FoundClass(NodeRegistration? Node, string? Application);
