namespace Codemation.Runtime.Json;

/// <summary>The kinds of JSON values. A node that takes any number has both number flags.</summary>
[Flags]
internal enum JsonKinds : byte
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Fraction = 8,
    String = 16,
    Object = 32,
    Array = 64,
    Number = Integer | Fraction,
    Any = Null | Boolean | Number | String | Object | Array,
}
