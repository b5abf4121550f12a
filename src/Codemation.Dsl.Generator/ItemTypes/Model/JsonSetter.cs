namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>How a member gets its value.</summary>
internal enum JsonSetter
{
    /// <summary>By the constructor or initializer, or not at all.</summary>
    None,

    /// <summary>By assignment.</summary>
    Assign,

    /// <summary>Through an accessor, because the language allows the assignment only in an initializer.</summary>
    InitAccessor,
}
