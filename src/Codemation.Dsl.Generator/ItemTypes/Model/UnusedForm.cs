namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A type that all its members convert by themselves; System.Text.Json asks for its metadata, but doesn't use it.</summary>
internal sealed record UnusedForm : JsonForm;
