using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>The names of an enum's values in JSON.</summary>
internal static class EnumNames
{
    public static IEnumerable<IFieldSymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue);

    public static string JsonName(IFieldSymbol field) =>
        field.Find(Attributes.Json + "JsonStringEnumMemberName")?.Argument(0) as string ?? field.Name;

    /// <summary>Whether the values of a member are names, and not numbers.</summary>
    public static bool AreText(MemberShape member, ITypeSymbol type) =>
        member.Rules.IsText(type) || member.Symbol.Has(Attributes.Json + "JsonConverter");

    /// <summary>Whether values are combinations, written like <c>Read, Write</c>.</summary>
    public static bool AreFlags(INamedTypeSymbol type) => type.Has("System.Flags");
}
