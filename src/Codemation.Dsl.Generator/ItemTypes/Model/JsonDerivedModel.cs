namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A derived type that JSON can name.</summary>
/// <param name="TypeName">The type.</param>
/// <param name="Discriminator">The C# literal that stands for it, text or number; null when it has none.</param>
internal sealed record JsonDerivedModel(string TypeName, string? Discriminator);
