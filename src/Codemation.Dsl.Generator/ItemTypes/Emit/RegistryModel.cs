using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>The types that an assembly has metadata for.</summary>
/// <param name="Container">The class that holds them, without <c>global::</c>.</param>
/// <param name="Entries">The types, in a stable order.</param>
internal sealed record RegistryModel(string Container, EquatableArray<RegistryEntry> Entries);
