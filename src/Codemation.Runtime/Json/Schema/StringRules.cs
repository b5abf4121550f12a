namespace Codemation.Runtime.Json;

/// <summary>What a text must be. Lengths count Unicode code points, as JSON Schema does.</summary>
internal sealed class StringRules
{
    public int MinLength { get; init; }

    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>All of them must match.</summary>
    public TextPattern[] Patterns { get; init; } = [];

    public TextFormat? Format { get; init; }

    public TextRange? Range { get; init; }

    /// <summary>What the characters stand for.</summary>
    public TextFormat? Encoding { get; init; }

    /// <summary>Whether the characters have to be looked at.</summary>
    public bool ReadsCharacters => MinLength > 0 || MaxLength < int.MaxValue || Patterns.Length > 0;
}
