using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.Model;

/// <summary>The module of a referenced assembly, and the run extensions that the assembly has already.</summary>
internal sealed record ModuleReference(string TypeName, EquatableArray<string> RunExtensions);
