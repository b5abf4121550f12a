using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>How JSON tells which derived type an object is.</summary>
/// <param name="Discriminator">The member that tells.</param>
/// <param name="IgnoresUnknown">Whether a value that isn't known means the base type.</param>
/// <param name="UnknownDerived">The value of <c>JsonUnknownDerivedTypeHandling</c>.</param>
/// <param name="Derived">The derived types.</param>
internal sealed record JsonPolymorphismModel(string Discriminator, bool IgnoresUnknown, int UnknownDerived, EquatableArray<JsonDerivedModel> Derived);
