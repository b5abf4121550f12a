namespace Codemation.Runtime.Json;

/// <summary>One schema of the tree: which kinds of values it takes and the rules for each. Filled by the parser, read-only afterwards.</summary>
internal sealed class SchemaNode
{
    /// <summary>Takes every value.</summary>
    public static SchemaNode Any { get; } = new();

    /// <summary>The node that stands in for this one; then nothing else is set.</summary>
    public SchemaNode? Reference { get; set; }

    public JsonKinds Kinds { get; set; } = JsonKinds.Any;

    public Choices? Choices { get; set; }

    /// <summary>Values that are refused although all else about them is right.</summary>
    public Choices? Denied { get; set; }

    public ObjectRules Object { get; set; } = ObjectRules.Free;

    public ArrayRules Array { get; set; } = ArrayRules.Free;

    public StringRules? String { get; set; }

    public NumberRules? Number { get; set; }

    public AnyOf? AnyOf { get; set; }

    /// <summary>Whether there are rules about the value itself, beside its kind and the alternatives.</summary>
    public bool HasOwnRules
        => Choices is not null || Denied is not null || String is not null || Number is not null || Object != ObjectRules.Free || Array != ArrayRules.Free;

    /// <summary>This node, or the one it refers to.</summary>
    public SchemaNode Target
    {
        get
        {
            var node = this;
            while (node.Reference is { } reference)
            {
                node = reference;
            }

            return node;
        }
    }

    /// <summary>The kinds that can pass, alternatives included.</summary>
    public JsonKinds Accepts
    {
        get
        {
            var node = Target;
            return node.AnyOf is { } anyOf ? node.Kinds & anyOf.Accepts : node.Kinds;
        }
    }
}
