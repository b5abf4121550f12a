using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A field or property that JSON has a member for.</summary>
internal sealed class MemberShape(ISymbol symbol, ITypeSymbol type)
{
    public ISymbol Symbol { get; } = symbol;

    public ITypeSymbol Type { get; } = type;

    public required string JsonName { get; init; }

    public required JsonRules Rules { get; init; }

    public required IMethodSymbol? Getter { get; init; }

    /// <summary>The setter of a property that generated code may call or reach.</summary>
    public required IMethodSymbol? Setter { get; init; }

    public required bool IsReadOnlyField { get; init; }

    public required bool HasJsonInclude { get; init; }

    public required int? Ignore { get; init; }

    public bool IsExtensionData { get; init; }

    /// <summary>Whether the type's author says that JSON must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The constructor parameter that gives the member its value.</summary>
    public IParameterSymbol? Parameter { get; set; }

    public bool IsField => Symbol is IFieldSymbol;
}
