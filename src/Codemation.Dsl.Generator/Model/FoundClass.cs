using Codemation.Dsl.Generator.ItemTypes;

namespace Codemation.Dsl.Generator.Model;

/// <summary>A class of the project that its module or entry point must know: one of the two.</summary>
/// <param name="Node">A node.</param>
/// <param name="State">The type of what the node keeps between looks, if it is one that does.</param>
/// <param name="Application">The application's class, in C#.</param>
internal sealed record FoundClass(NodeRegistration? Node, ItemTypeModel? State, string? Application);
