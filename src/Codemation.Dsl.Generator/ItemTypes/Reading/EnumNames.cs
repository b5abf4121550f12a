using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>The names of an enum's values in JSON.</summary>
internal static class EnumNames
{
    public static IEnumerable<IFieldSymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue);

    public static string JsonName(IFieldSymbol field) =>
        field.Find(Attributes.Json + "JsonStringEnumMemberName")?.Argument(0) as string ?? field.Name;

    /// <summary>Whether values are combinations, written like <c>Read, Write</c>.</summary>
    public static bool AreFlags(INamedTypeSymbol type) => type.Has("System.Flags");
}
