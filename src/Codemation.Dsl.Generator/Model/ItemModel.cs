using Codemation.Dsl.Generator.ItemTypes;

namespace Codemation.Dsl.Generator.Model;

/// <summary>A type of items that a workflow uses.</summary>
/// <param name="Type">Its schema and what its JSON needs.</param>
/// <param name="Annotated">The type in C#, with nullable annotations.</param>
/// <param name="IsPublic">Whether other assemblies can name it.</param>
internal sealed record ItemModel(ItemTypeModel Type, string Annotated, bool IsPublic);
