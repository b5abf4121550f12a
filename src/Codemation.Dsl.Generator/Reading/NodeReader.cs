using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>Finds the project's nodes, and its application class.</summary>
internal static class NodeReader
{
    /// <summary>What can be told without binding: a class that derives from something and can be made.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node is ClassDeclarationSyntax { BaseList: not null } type
        && !type.Modifiers.Any(SyntaxKind.AbstractKeyword)
        && !type.Modifiers.Any(SyntaxKind.StaticKeyword)
        && type.BaseList.Types[0].Type is not PredefinedTypeSyntax;

    /// <summary>The node; null when the class is none, or a module can't make it.</summary>
    public static NodeRegistration? ReadNode(INamedTypeSymbol type, Compilation compilation)
    {
        if (WorkflowTypes.Find(type, "Node`2") is not { } node
            || type.IsGenericType
            || !TypeVisibility.IsAssemblyWide(type, compilation)
            || !node.TypeArguments.All(argument => TypeVisibility.IsAssemblyWide(argument, compilation))
            || ConstructorReader.Read(type, compilation) is not { } constructor)
        {
            return null;
        }

        return new NodeRegistration(
            TypeText.InCode(type),
            TypeText.ForPeople(type),
            TypeText.InCode(node.TypeArguments[0]),
            TypeText.InCode(node.TypeArguments[1]),
            constructor);
    }

    /// <summary>The application class in C#; null when the class is none, or can't be made without arguments.</summary>
    public static string? ReadApplication(INamedTypeSymbol type, Compilation compilation) =>
        WorkflowTypes.Find(type, "CodemationApp") is not null
        && !type.IsGenericType
        && TypeVisibility.IsAssemblyWide(type, compilation)
        && type.InstanceConstructors.Any(constructor =>
            constructor.Parameters.IsEmpty && compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly))
            ? TypeText.InCode(type)
            : null;
}
