namespace Codemation.Runtime.Json;

/// <summary>What an array's elements must be.</summary>
internal sealed class ArrayRules(SchemaNode? items, int minItems, int maxItems, bool unique)
{
    /// <summary>Any elements.</summary>
    public static ArrayRules Free { get; } = new(null, 0, int.MaxValue, unique: false);

    public SchemaNode Items => items ?? SchemaNode.Any;

    public int MinItems { get; } = minItems;

    public int MaxItems { get; } = maxItems;

    public bool Unique { get; } = unique;
}
