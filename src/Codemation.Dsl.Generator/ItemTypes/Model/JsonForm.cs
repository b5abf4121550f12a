namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>The kind of metadata that a type needs.</summary>
internal abstract record JsonForm;
