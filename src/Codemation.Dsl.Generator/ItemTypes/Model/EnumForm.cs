namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>An enum, read and written by name.</summary>
internal sealed record EnumForm : JsonForm;
