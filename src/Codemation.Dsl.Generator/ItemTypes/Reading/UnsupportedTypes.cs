using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Types that JSON can't hold or schemas can't describe.</summary>
internal static class UnsupportedTypes
{
    /// <summary>Why a type can't be read and written as an object, or null.</summary>
    public static string? Reason(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => $"The type {TypeNames.ForPeople(type)} can't be found.",
        { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object } =>
            $"{TypeNames.ForPeople(type)} can be anything, so nothing can be checked. Use a type of your own, or JsonElement for what is truly free-form.",
        ITypeParameterSymbol => $"{TypeNames.ForPeople(type)} is a type parameter. Use a type that is known where the workflow is written.",
        { IsAnonymousType: true } => "An anonymous type can't be named. Declare a record.",
        { IsTupleType: true } => $"The tuple {TypeNames.ForPeople(type)} has no member names in JSON. Declare a record.",
        { IsRefLikeType: true } or { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => $"{TypeNames.ForPeople(type)} can't be stored.",
        IArrayTypeSymbol => $"{TypeNames.ForPeople(type)} has several dimensions, which JSON has no form for. Use an array of arrays.",
        { TypeKind: TypeKind.Delegate } => $"{TypeNames.ForPeople(type)} is a delegate, which can't be stored.",
        INamedTypeSymbol { IsStatic: true } => $"{TypeNames.ForPeople(type)} is static.",
        INamedTypeSymbol { IsFileLocal: true } => $"{TypeNames.ForPeople(type)} is local to its file. Make it internal or public.",
        INamedTypeSymbol named when IsFrameworkType(named) =>
            $"{TypeNames.ForPeople(type)} is a type of .NET that has no JSON form here. Use a type of your own that holds what is needed.",
        INamedTypeSymbol named when IsCollection(named) =>
            $"{TypeNames.ForPeople(type)} is a collection of a kind that isn't supported. Use an array, List, set or Dictionary with string keys, or one of their interfaces.",
        INamedTypeSymbol => null,
        _ => $"{TypeNames.ForPeople(type)} has no JSON form.",
    };

    /// <summary>Whether a type has no name that generated code, or the JSON of its members, could use.</summary>
    public static bool HasNoName(ITypeSymbol type) => type is { IsAnonymousType: true } or { IsTupleType: true } or INamedTypeSymbol { IsFileLocal: true };

    private static bool IsFrameworkType(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { Name: "System" } && type.DeclaringSyntaxReferences.IsEmpty && TypeNames.InMetadata(type) is not "System.Collections.Generic.KeyValuePair`2";
    }

    private static bool IsCollection(INamedTypeSymbol type) =>
        type.SpecialType is SpecialType.System_Collections_IEnumerable
        || type.AllInterfaces.Any(one => one.SpecialType is SpecialType.System_Collections_IEnumerable);
}
