namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Where a value goes when an object is made.</summary>
internal enum JsonParameterUse
{
    /// <summary>To the constructor.</summary>
    Constructor,

    /// <summary>To the constructor, and to the member of that name as well, because it is <c>required</c>.</summary>
    ConstructorAndMember,

    /// <summary>To the member of that name, because it is <c>required</c>.</summary>
    Member,

    /// <summary>To the constructor, which always gets the default: JSON has no member for it.</summary>
    Constant,
}
