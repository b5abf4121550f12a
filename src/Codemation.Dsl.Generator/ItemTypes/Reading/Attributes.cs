using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Finds attributes and their arguments.</summary>
internal static class Attributes
{
    public const string Json = "System.Text.Json.Serialization.";
    public const string Annotations = "System.ComponentModel.DataAnnotations.";
    private const string Suffix = "Attribute";

    /// <summary>The attribute of that full name (without "Attribute"), or null.</summary>
    public static AttributeData? Find(this ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.Is(name))
            {
                return attribute;
            }
        }

        return null;
    }

    public static bool Has(this ISymbol symbol, string name) => symbol.Find(name) is not null;

    public static bool Is(this AttributeData attribute, string name)
    {
        if (attribute.AttributeClass is not { } type)
        {
            return false;
        }

        var dot = name.LastIndexOf('.');
        return type.Name.Length == name.Length - dot - 1 + Suffix.Length
            && type.Name.EndsWith(Suffix, StringComparison.Ordinal)
            && string.CompareOrdinal(type.Name, 0, name, dot + 1, name.Length - dot - 1) == 0
            && type.ContainingNamespace.ToDisplayString() == name.Substring(0, dot);
    }

    /// <summary>The value of a constructor argument, or null.</summary>
    public static object? Argument(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Array } constant
            ? constant.Value
            : null;

    /// <summary>The value of a named argument, or null.</summary>
    public static object? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind is not TypedConstantKind.Array)
            {
                return argument.Value.Value;
            }
        }

        return null;
    }
}
