namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A converter named by an attribute.</summary>
/// <param name="TypeName">The converter's type.</param>
/// <param name="IsFactory">Whether it makes the converter instead of being it.</param>
/// <param name="Converts">The type that it converts, where that is the value type of a nullable one; else null.</param>
internal sealed record JsonConverterModel(string TypeName, bool IsFactory, string? Converts);
