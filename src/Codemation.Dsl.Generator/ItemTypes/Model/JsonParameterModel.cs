namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A value that making an object takes.</summary>
/// <param name="Name">The name in C#, without <c>@</c>.</param>
/// <param name="TypeName">The type in C#, without nullable annotations.</param>
/// <param name="Use">Where the value goes.</param>
/// <param name="Default">The C# expression of what a missing value becomes; null when it must be given.</param>
/// <param name="IsNullable">Whether null is allowed.</param>
internal sealed record JsonParameterModel(string Name, string TypeName, JsonParameterUse Use, string? Default, bool IsNullable);
