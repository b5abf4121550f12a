using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Why a type can't be in the JSON of items.</summary>
/// <param name="Text">What is wrong, as sentences.</param>
/// <param name="About">The type or member whose declaration is wrong; null where it is the use of the type.</param>
internal sealed record TypeProblem(string Text, ISymbol? About = null)
{
    /// <summary>Where the type is mentioned.</summary>
    public TypeMention? Mention { get; init; }

    /// <summary>Whether generated code can't name the type, or can't see it.</summary>
    public bool IsAboutName { get; init; }

    /// <summary>The text with the place in front of it.</summary>
    public string InPlace => Mention?.Place is { } place ? $"{place}: {Text}" : Text;
}
