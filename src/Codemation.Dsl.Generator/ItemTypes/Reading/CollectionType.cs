namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A collection that can be a member or an item.</summary>
/// <param name="Factory">The method of <c>JsonMetadataServices</c> that makes its metadata.</param>
internal sealed record CollectionType(string Factory)
{
    /// <summary>Whether it is made with <c>new</c> and then filled.</summary>
    public bool IsCreated { get; init; }

    /// <summary>A static method that makes it from its elements, for those that can't be filled.</summary>
    public string? FromElements { get; init; }

    public bool IsSet { get; init; }
}
