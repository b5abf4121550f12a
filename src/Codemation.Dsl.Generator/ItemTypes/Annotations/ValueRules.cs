namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>What the annotations of a member ask of its value, beyond its type.</summary>
internal sealed record ValueRules
{
    public required ValueKind Kind { get; init; }

    /// <summary>Whether there must be a value, and not null.</summary>
    public bool IsRequired { get; init; }

    public ValueBound? Minimum { get; init; }

    public ValueBound? Maximum { get; init; }

    /// <summary>The least length of a text, or count of elements or members.</summary>
    public int? MinLength { get; init; }

    /// <summary>The greatest length of a text, or count of elements or members.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Regular expressions that a text must hold a match of, each.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    public bool IsEmailAddress { get; init; }

    public bool IsBase64 { get; init; }

    /// <summary>The only values, as JSON texts; null where all are allowed.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The values that are refused, as JSON texts.</summary>
    public IReadOnlyList<string> Denied { get; init; } = [];
}
