using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>Recognises workflow classes.</summary>
internal static class WorkflowTypes
{
    public const string AttributeName = "Codemation.WorkflowAttribute";

    /// <summary>The <c>Workflow&lt;TIn, TOut&gt;</c> a class derives from, at any distance.</summary>
    public static INamedTypeSymbol? Base(INamedTypeSymbol type) => Find(type, "Workflow`2");

    /// <summary>The type of the DSL with a metadata name that a class derives from, at any distance.</summary>
    public static INamedTypeSymbol? Find(INamedTypeSymbol type, string metadataName)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (each.MetadataName == metadataName && IsInCodemation(each))
            {
                return each;
            }
        }

        return null;
    }

    public static AttributeData? Attribute(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "WorkflowAttribute" } found && IsInCodemation(found))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>Whether a node is the first of the declarations that carry the attribute, by path and place.</summary>
    public static bool IsFirstDeclaration(INamedTypeSymbol type, SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var first = type.GetAttributes()
            .Where(static attribute => attribute.AttributeClass is { Name: "WorkflowAttribute" } found && IsInCodemation(found))
            .Select(static attribute => attribute.ApplicationSyntaxReference)
            .OfType<SyntaxReference>()
            .OrderBy(static reference => reference.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(static reference => reference.Span.Start)
            .FirstOrDefault();
        return first is null || first.GetSyntax(cancellationToken).Parent?.Parent == declaration;
    }

    private static bool IsInCodemation(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "Codemation", ContainingNamespace.IsGlobalNamespace: true } };
}
