using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.ItemTypes;
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

    /// <summary>What the module or the entry point must know of a class; null when that is nothing.</summary>
    public static FoundClass? Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Base(type) is var (kind, node))
        {
            var state = kind == NodeKind.SuspendableNode ? ItemTypeReader.Read(node.TypeArguments[1], type, compilation, cancellationToken) : null;
            return ReadNode(type, kind, node, state, compilation) is { } registration ? new FoundClass(registration, state, null) : null;
        }

        return ReadApplication(type, compilation) is { } application ? new FoundClass(null, null, application) : null;
    }

    /// <summary>The kind of node that a class derives from, at any distance, and that base class.</summary>
    public static (NodeKind Kind, INamedTypeSymbol Node)? Base(INamedTypeSymbol type) =>
        WorkflowTypes.Find(type, "Node`2") is { } node ? (NodeKind.Node, node)
        : WorkflowTypes.Find(type, "RouterNode`1") is { } router ? (NodeKind.RouterNode, router)
        : WorkflowTypes.Find(type, "SuspendableNode`3") is { } suspendable ? (NodeKind.SuspendableNode, suspendable)
        : null;

    // Null where a module can't make it.
    private static NodeRegistration? ReadNode(
        INamedTypeSymbol type, NodeKind kind, INamedTypeSymbol node, ItemTypeModel? state, Compilation compilation)
    {
        if (type.IsGenericType
            || state is { Problem: not null } or { IsPrivate: true }
            || !TypeVisibility.IsAssemblyWide(type, compilation)
            || !node.TypeArguments.All(argument => TypeVisibility.IsAssemblyWide(argument, compilation))
            || ConstructorReader.Read(type, compilation) is not { } constructor)
        {
            return null;
        }

        return new NodeRegistration(
            kind,
            TypeText.InCode(type),
            TypeText.ForPeople(type),
            node.TypeArguments.Select(static argument => TypeText.InCode(argument)).ToEquatableArray(),
            state is null ? null : ItemTypeAccess.Expression(state),
            constructor);
    }

    /// <summary>The application class in C#; null when the class is none, or can't be made without arguments.</summary>
    private static string? ReadApplication(INamedTypeSymbol type, Compilation compilation) =>
        WorkflowTypes.Find(type, "CodemationApp") is not null
        && !type.IsGenericType
        && TypeVisibility.IsAssemblyWide(type, compilation)
        && type.InstanceConstructors.Any(constructor =>
            constructor.Parameters.IsEmpty && compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly))
            ? TypeText.InCode(type)
            : null;
}
