using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>How generated code and people name types.</summary>
internal static class TypeText
{
    private static readonly SymbolDisplayFormat AnnotatedFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat DeclarationFormat = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat NamespaceFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>With <c>global::</c>, without nullable annotations.</summary>
    public static string InCode(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>With <c>global::</c> and nullable annotations.</summary>
    public static string Annotated(ITypeSymbol type) => type.ToDisplayString(AnnotatedFormat);

    /// <summary>The name and type parameters, as in the type's declaration.</summary>
    public static string Declaration(INamedTypeSymbol type) => type.ToDisplayString(DeclarationFormat);

    public static string Namespace(INamespaceSymbol space) => space.ToDisplayString(NamespaceFormat);

    /// <summary>With the namespace, for people.</summary>
    public static string ForPeople(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString();
}
