namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A type whose author wrote a converter for it.</summary>
/// <param name="Converter">The converter.</param>
internal sealed record ConverterForm(JsonConverterModel Converter) : JsonForm;
