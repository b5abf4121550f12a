using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>What a class, struct or interface looks like to JSON.</summary>
internal sealed class ObjectShape(INamedTypeSymbol type)
{
    public INamedTypeSymbol Type { get; } = type;

    /// <summary>The members, those of base types first.</summary>
    public required IReadOnlyList<MemberShape> Members { get; init; }

    /// <summary>The constructor; null for types of which only derived ones can be made.</summary>
    public IMethodSymbol? Constructor { get; init; }

    /// <summary>Properties and fields that C# wants in the initializer.</summary>
    public required IReadOnlyList<ISymbol> RequiredMembers { get; init; }

    public required IReadOnlyList<DerivedShape> Derived { get; init; }

    /// <summary>Why the type isn't supported; null when it is.</summary>
    public string? Problem { get; init; }

    public static ObjectShape Unsupported(INamedTypeSymbol type, string problem) =>
        new(type) { Members = [], RequiredMembers = [], Derived = [], Problem = problem };
}
