namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A type that System.Text.Json has a converter for.</summary>
/// <param name="Converter">The member of <c>JsonMetadataServices</c> that gives the converter.</param>
/// <param name="JsonType">The JSON type, or null for any.</param>
internal sealed record BuiltInType(string Converter, string? JsonType)
{
    public string? Format { get; init; }

    public string? Pattern { get; init; }

    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    /// <summary>The exact length of the text.</summary>
    public int? Length { get; init; }

    /// <summary>Whether the name of a JSON member can hold a value.</summary>
    public bool CanBeKey => JsonType is "integer" or "string" && Converter is not "ByteArrayConverter";
}
