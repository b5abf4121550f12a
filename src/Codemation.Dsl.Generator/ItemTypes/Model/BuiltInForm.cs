namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A type with a converter in System.Text.Json.</summary>
/// <param name="Converter">The member of <c>JsonMetadataServices</c> that gives it.</param>
internal sealed record BuiltInForm(string Converter) : JsonForm;
