namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>What annotations can ask of a value.</summary>
internal enum ValueKind
{
    /// <summary>Whether it is there, and nothing else.</summary>
    Other,

    /// <summary>Its length and contents.</summary>
    Text,

    /// <summary>Its range.</summary>
    Number,

    /// <summary>Its range.</summary>
    Date,

    /// <summary>Its range.</summary>
    Time,

    /// <summary>Its range.</summary>
    DateAndTime,

    /// <summary>Which values it may have.</summary>
    Choice,

    /// <summary>The count of its elements.</summary>
    List,

    /// <summary>The count of its members.</summary>
    Dictionary,
}
