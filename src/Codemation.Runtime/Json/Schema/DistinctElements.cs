using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>Remembers the elements of an array and notices equal ones, however they are written.</summary>
internal sealed class DistinctElements
{
    private readonly HashSet<JsonElement> _elements = new(JsonEquality.Instance);

    /// <summary>Adds the element that the reader is at.</summary>
    /// <param name="reader">A copy of the reader at the first token of a complete element.</param>
    /// <returns>Whether no equal element was added before.</returns>
    public bool Add(Utf8JsonReader reader) => _elements.Add(JsonElement.ParseValue(ref reader));
}
