using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>Finds the constructor that a module calls: the accessible one with the most parameters.</summary>
internal static class ConstructorReader
{
    /// <summary>The constructor; null when the class has none that can be called with services.</summary>
    public static ConstructorModel? Read(INamedTypeSymbol type, Compilation compilation)
    {
        var constructors = type.InstanceConstructors
            .Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly))
            .OrderByDescending(static constructor => constructor.Parameters.Length)
            .ToArray();
        if (type.IsAbstract
            || constructors.Length == 0
            || (constructors.Length > 1 && constructors[0].Parameters.Length == constructors[1].Parameters.Length)
            || (HasRequiredMembers(type) && !SetsRequiredMembers(constructors[0])))
        {
            return null;
        }

        var dependencies = new List<DependencyModel>();
        foreach (var parameter in constructors[0].Parameters)
        {
            if (Kind(parameter, compilation) is { } kind)
            {
                dependencies.Add(new(parameter.Name, TypeText.InCode(parameter.Type), kind));
            }
            else if (!parameter.IsOptional)
            {
                return null;
            }
        }

        return new ConstructorModel(dependencies.ToEquatableArray());
    }

    private static DependencyKind? Kind(IParameterSymbol parameter, Compilation compilation)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In)
            || parameter.Type is not { IsReferenceType: true, SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Delegate }
            || !TypeVisibility.IsAssemblyWide(parameter.Type, compilation))
        {
            return null;
        }

        return parameter switch
        {
            { Type: INamedTypeSymbol { Name: "IServiceProvider", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } =>
                DependencyKind.Provider,
            { HasExplicitDefaultValue: true } => DependencyKind.Optional,
            _ => DependencyKind.Required,
        };
    }

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            if (each.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SetsRequiredMembers(IMethodSymbol constructor) => constructor.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.ToDisplayString() == "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute");
}
