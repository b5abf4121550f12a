using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>What an object's members must be.</summary>
internal sealed class ObjectRules(SchemaProperty[] properties, SchemaNode? additional)
{
    /// <summary>Any members.</summary>
    public static ObjectRules Free { get; } = new([], null) { AnyAdditional = true };

    public SchemaProperty[] Properties { get; } = properties;

    /// <summary>The schema of members that aren't named; null if there may be none.</summary>
    public SchemaNode? Additional => AnyAdditional ? SchemaNode.Any : additional;

    public int MinMembers { get; init; }

    public int MaxMembers { get; init; } = int.MaxValue;

    // SchemaNode.Any and Free need each other, so Free can't hold the node.
    private bool AnyAdditional { get; init; }

    /// <summary>The position of the member that the reader is at, or -1.</summary>
    /// <param name="reader">At a property name.</param>
    /// <param name="from">Where to look first. Members mostly come in the schema's order, so the search goes on from the last one.</param>
    public int Find(ref readonly Utf8JsonReader reader, int from)
    {
        for (var step = 0; step < Properties.Length; step++)
        {
            var index = from + step;
            if (index >= Properties.Length)
            {
                index -= Properties.Length;
            }

            if (WellFormedText.Is(in reader, Properties[index].Utf8Name))
            {
                return index;
            }
        }

        return -1;
    }
}
