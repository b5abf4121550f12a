using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A place where one type mentions another.</summary>
/// <param name="Type">The type that is mentioned.</param>
/// <param name="Place">Where, for people.</param>
/// <param name="IsConverted">Whether a converter takes care of the value there.</param>
internal sealed record TypeMention(ITypeSymbol Type, string Place, bool IsConverted);
