using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A type of items: how generated code names it, its schema, and what is needed to read and write its JSON.</summary>
internal sealed record ItemTypeModel
{
    /// <summary>The type in C#, without nullable annotations.</summary>
    public required string TypeName { get; init; }

    /// <summary>The identifier of the item type, unique in its container and never by position.</summary>
    public required string Name { get; init; }

    /// <summary>The class of the assembly that holds its item types, without <c>global::</c>.</summary>
    public required string AssemblyContainer { get; init; }

    /// <summary>Whether only the workflow's class can name the type.</summary>
    public required bool IsPrivate { get; init; }

    /// <summary>The JSON Schema of one item, as JSON text.</summary>
    public string Schema { get; init; } = "{}";

    /// <summary>The user's own context that has the metadata, in C#; null where it is ours.</summary>
    public string? Context { get; init; }

    /// <summary>The type and all types that its JSON can hold, ordered by name.</summary>
    public EquatableArray<JsonTypeModel> Types { get; init; } = [];

    /// <summary>Why the type can't be a type of items, as a sentence; null when it can.</summary>
    public string? Problem { get; init; }
}
