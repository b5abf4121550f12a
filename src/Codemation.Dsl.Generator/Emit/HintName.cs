using System.Globalization;
using System.Text;
using Codemation.Dsl.Generator.Caching;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Names generated files after the type they belong to, unique without regard to case and never by position.</summary>
internal static class HintName
{
    /// <summary>For <c>Shop.Outer.Inner</c> and "Plan": <c>Shop.Outer.Inner.Plan.g.cs</c>.</summary>
    public static string For(INamedTypeSymbol type, string kind)
    {
        var exact = MetadataName(type);
        var name = new StringBuilder(exact.Length + kind.Length + 8);
        foreach (var character in exact)
        {
            Append(name, character);
        }

        if (HasTwinByCase(type))
        {
            var fingerprint = new Fingerprint();
            fingerprint.Add(exact);
            name.Append('-').Append(fingerprint.Value.ToString("x16", CultureInfo.InvariantCulture));
        }

        return name.Append('.').Append(kind).Append(".g.cs").ToString();
    }

    private static string MetadataName(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = Container(type); outer is not INamespaceSymbol { IsGlobalNamespace: true }; outer = Container(outer))
        {
            name = outer.MetadataName + "." + name;
        }

        return name;
    }

    // '-' can't occur in an identifier, so what is written with it collides with no other type.
    private static void Append(StringBuilder name, char character)
    {
        if (char.IsLetterOrDigit(character) || character is '.' or '_')
        {
            name.Append(character);
        }
        else if (character is '`')
        {
            name.Append('-');
        }
        else
        {
            name.Append("-u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }
    }

    private static bool HasTwinByCase(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol symbol = type; symbol is not INamespaceSymbol { IsGlobalNamespace: true }; symbol = Container(symbol))
        {
            var siblings = Container(symbol) switch
            {
                INamespaceSymbol space => space.GetMembers(),
                var outer => outer.GetTypeMembers().CastArray<INamespaceOrTypeSymbol>(),
            };
            if (siblings.Any(sibling => IsTwin(sibling, symbol)))
            {
                return true;
            }
        }

        return false;
    }

    private static INamespaceOrTypeSymbol Container(INamespaceOrTypeSymbol symbol) =>
        (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;

    private static bool IsTwin(INamespaceOrTypeSymbol one, INamespaceOrTypeSymbol other) =>
        one.MetadataName != other.MetadataName
        && string.Equals(one.MetadataName, other.MetadataName, StringComparison.OrdinalIgnoreCase);
}
