using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>Tells whether a constructor keeps its promise to set the required members.</summary>
internal static class RequiredMembers
{
    /// <summary>Whether a member stays without a value because the constructor only says that it sets it.</summary>
    public static bool IsLeftUnset(ObjectShape shape, MemberShape member) =>
        member is { IsRequired: true, Parameter: null }
        && !member.Symbol.Has(Attributes.Json + "JsonRequired")
        && shape.Constructor is { } constructor && constructor.Has("System.Diagnostics.CodeAnalysis.SetsRequiredMembers")
        && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ConstructorDeclarationSyntax { Initializer: null } declaration
        && !declaration.DescendantNodes().Any(node => Mentions(node, member.Symbol.Name))
        && !DefaultValues.HasInitializer(member);

    // Whatever the constructor does with the member counts: it is likely to set it.
    private static bool Mentions(SyntaxNode node, string name) => node is IdentifierNameSyntax { Identifier.ValueText: var found } && found == name;
}
