using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>Reads how a partial class, and the types around it, are declared.</summary>
internal static class ContainerReader
{
    public static ContainerModel Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var declarations = new List<string>();
        var isPartial = true;
        for (var each = type; each is not null; each = each.ContainingType)
        {
            declarations.Insert(0, $"partial {Keyword(each)} {TypeText.Declaration(each)}");
            isPartial &= IsPartial(each, cancellationToken);
        }

        var space = type.ContainingNamespace;
        return new ContainerModel(space.IsGlobalNamespace ? null : TypeText.Namespace(space), declarations.ToEquatableArray(), isPartial);
    }

    /// <summary>Whether a declaration of the type itself says that there may be more of them.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences.Any(declaration =>
        declaration.GetSyntax(cancellationToken) is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };
}
