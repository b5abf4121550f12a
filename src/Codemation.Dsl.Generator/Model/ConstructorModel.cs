using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.Model;

/// <summary>The constructor that a module calls.</summary>
internal sealed record ConstructorModel(EquatableArray<DependencyModel> Dependencies);
