namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>What is written of one type.</summary>
/// <param name="Name">The identifier of the type.</param>
/// <param name="Container">The class that holds it, without <c>global::</c>.</param>
/// <param name="Item">The item type, without the types its JSON can hold; null for a type that is only in others.</param>
/// <param name="Json">Its metadata, where that is an object's; else null.</param>
internal sealed record ItemTypeFileModel(string Name, string Container, ItemTypeModel? Item, JsonTypeModel? Json);
