using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>Finds JSON names that differ in nothing but case, which people and other programs mix up.</summary>
internal static class NameClashes
{
    public static IEnumerable<(ISymbol Symbol, string Text)> In(ObjectShape shape) =>
        Among(shape.Members.Where(static member => !member.IsExtensionData).Select(static member => (member.Symbol, member.JsonName)));

    public static IEnumerable<(ISymbol Symbol, string Text)> In(INamedTypeSymbol type) =>
        Among(EnumNames.Members(type).Select(static field => ((ISymbol)field, EnumNames.JsonName(field))));

    private static IEnumerable<(ISymbol Symbol, string Text)> Among(IEnumerable<(ISymbol Symbol, string Name)> named)
    {
        var first = new Dictionary<string, (ISymbol Symbol, string Name)>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in named)
        {
            if (!first.TryGetValue(one.Name, out var other))
            {
                first.Add(one.Name, one);
            }
            else if (other.Name != one.Name)
            {
                yield return (one.Symbol, $"its JSON name \"{one.Name}\" differs from \"{other.Name}\" of '{other.Symbol.Name}' in nothing but case. Give one of them another name.");
            }
        }
    }
}
