namespace Codemation.Runtime.Json;

/// <summary>What a text must be. Lengths count Unicode code points, as JSON Schema does.</summary>
internal sealed class StringRules(int minLength, int maxLength, TextPattern? pattern, TextFormat? format)
{
    public int MinLength { get; } = minLength;

    public int MaxLength { get; } = maxLength;

    public TextPattern? Pattern { get; } = pattern;

    public TextFormat? Format { get; } = format;

    /// <summary>Whether the characters have to be looked at.</summary>
    public bool ReadsCharacters { get; } = minLength > 0 || maxLength < int.MaxValue || pattern is not null;
}
