using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A class, struct or interface with members.</summary>
internal sealed record ObjectForm : JsonForm
{
    public required bool IsValueType { get; init; }

    /// <summary>Whether values can be made; abstract types can only be made as one of their derived types.</summary>
    public required bool IsCreated { get; init; }

    /// <summary>The values that making an object takes: constructor parameters first, then members that must be initialized.</summary>
    public EquatableArray<JsonParameterModel> Parameters { get; init; } = [];

    public EquatableArray<JsonMemberModel> Members { get; init; } = [];

    /// <summary>The value of <c>JsonUnmappedMemberHandling</c>, if the type sets it.</summary>
    public int? UnmappedMembers { get; init; }

    /// <summary>The value of <c>JsonNumberHandling</c>, if the type sets it.</summary>
    public int? Numbers { get; init; }

    public JsonPolymorphismModel? Polymorphism { get; init; }
}
