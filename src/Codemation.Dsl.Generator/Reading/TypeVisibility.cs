using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>From where a type can be named.</summary>
internal static class TypeVisibility
{
    /// <summary>Whether other assemblies can name the type.</summary>
    public static bool IsPublic(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsPublic(array.ElementType),
        INamedTypeSymbol named => IsDeclaredPublic(named) && named.TypeArguments.All(IsPublic),
        _ => false,
    };

    /// <summary>Whether generated code outside of any of the project's classes can name the type.</summary>
    public static bool IsAssemblyWide(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => IsAssemblyWide(array.ElementType, compilation),
        INamedTypeSymbol { TypeKind: not TypeKind.Error, IsAnonymousType: false, IsFileLocal: false } named =>
            compilation.IsSymbolAccessibleWithin(named.OriginalDefinition, compilation.Assembly)
            && named.TypeArguments.All(argument => IsAssemblyWide(argument, compilation)),
        _ => false,
    };

    private static bool IsDeclaredPublic(INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.ContainingType)
        {
            if (each.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }
}
