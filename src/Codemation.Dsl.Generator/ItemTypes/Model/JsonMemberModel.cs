namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A member of a JSON object.</summary>
internal sealed record JsonMemberModel
{
    /// <summary>The name in C#, without <c>@</c>.</summary>
    public required string Name { get; init; }

    public required string JsonName { get; init; }

    public required string TypeName { get; init; }

    public required string DeclaringTypeName { get; init; }

    public required bool IsProperty { get; init; }

    public required bool IsVirtual { get; init; }

    public required bool HasGetter { get; init; }

    public required JsonSetter Setter { get; init; }

    /// <summary>How to reach a setter that may only be called while an object is made.</summary>
    public InitAccessorModel? InitAccessor { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether writing null is an error.</summary>
    public bool RefusesNullOnWrite { get; init; }

    /// <summary>Whether reading null is an error.</summary>
    public bool RefusesNullOnRead { get; init; }

    public bool HasJsonInclude { get; init; }

    public bool IsExtensionData { get; init; }

    /// <summary>The value of <c>JsonIgnoreCondition</c>, if the member sets it.</summary>
    public int? Ignore { get; init; }

    /// <summary>The value of <c>JsonNumberHandling</c>, if the member sets it.</summary>
    public int? Numbers { get; init; }

    public int? Order { get; init; }

    public JsonConverterModel? Converter { get; init; }
}
