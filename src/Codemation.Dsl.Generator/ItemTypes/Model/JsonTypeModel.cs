namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>How System.Text.Json reads and writes one type.</summary>
/// <param name="TypeName">The type in C#, without nullable annotations.</param>
/// <param name="Name">An identifier for it, unique in its container.</param>
/// <param name="IsPrivate">Whether only the workflow's class can name the type.</param>
/// <param name="Form">What kind of metadata it needs.</param>
internal sealed record JsonTypeModel(string TypeName, string Name, bool IsPrivate, JsonForm Form);
