using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A user's own context for System.Text.Json, by its declaration: what its generator adds to it can't be seen from here.</summary>
/// <param name="Type">The context.</param>
/// <param name="Rules">What its options say.</param>
/// <param name="Problem">Why it can't be honoured, as a sentence; or null.</param>
internal sealed record SerializerContext(INamedTypeSymbol Type, JsonRules Rules, string? Problem);
