using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Caching;

/// <summary>
/// Tells which parts of a file no other file can bind against. Top-level statements are none of them: the names they
/// declare are in scope in every file.
/// </summary>
internal static class DeclarationBody
{
    public static bool Is(SyntaxNode node) => node switch
    {
        BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax } => !IsInStruct(node),
        ArrowExpressionClauseSyntax => !IsInStruct(node),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => !IsInStruct(node),
        EqualsValueClauseSyntax { Parent.Parent.Parent: BaseFieldDeclarationSyntax field } =>
            !field.Modifiers.Any(SyntaxKind.ConstKeyword) && !IsInStruct(node),
        _ => false,
    };

    // What a struct's bodies mention (`field`, a parameter of its primary constructor) decides which fields it has,
    // and those decide whether it satisfies an `unmanaged` constraint elsewhere.
    private static bool IsInStruct(SyntaxNode node)
    {
        var declaration = node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>();
        return declaration is StructDeclarationSyntax
            || declaration.IsKind(SyntaxKind.RecordStructDeclaration);
    }
}
