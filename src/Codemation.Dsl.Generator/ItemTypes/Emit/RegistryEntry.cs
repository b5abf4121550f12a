namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A type and the expression that makes its metadata.</summary>
/// <param name="TypeName">The type in C#.</param>
/// <param name="Expression">The expression, with <c>options</c> in scope.</param>
internal sealed record RegistryEntry(string TypeName, string Expression);
