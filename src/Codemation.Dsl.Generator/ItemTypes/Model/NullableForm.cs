namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A value type or nothing.</summary>
/// <param name="Underlying">The value type.</param>
internal sealed record NullableForm(string Underlying) : JsonForm;
