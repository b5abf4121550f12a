namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>An array, list, set or dictionary.</summary>
/// <param name="Factory">The method of <c>JsonMetadataServices</c> that makes the metadata.</param>
/// <param name="Key">The type of a dictionary's keys.</param>
/// <param name="Element">The type of the elements or values.</param>
/// <param name="IsCreated">Whether the collection is made with <c>new</c> and then filled.</param>
/// <param name="FromElements">A static method that makes the collection from its elements, for those that can't be filled.</param>
internal sealed record CollectionForm(string Factory, string? Key, string Element, bool IsCreated, string? FromElements) : JsonForm;
