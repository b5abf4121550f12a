using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.Model;

/// <summary>Where the generated half of a partial class goes.</summary>
/// <param name="Namespace">The namespace; null for the global one.</param>
/// <param name="Declarations">The headers of the class and the types around it, outermost first.</param>
/// <param name="IsPartial">Whether all of them are partial, so that they can be extended.</param>
internal sealed record ContainerModel(string? Namespace, EquatableArray<string> Declarations, bool IsPartial);
