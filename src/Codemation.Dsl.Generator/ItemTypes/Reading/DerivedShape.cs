using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A derived type that JSON can name.</summary>
/// <param name="Type">The type.</param>
/// <param name="Discriminator">The text or number that stands for it; null when it has none.</param>
internal sealed record DerivedShape(INamedTypeSymbol Type, object? Discriminator);
