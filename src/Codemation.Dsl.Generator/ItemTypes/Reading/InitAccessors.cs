using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Describes <c>init</c> setters so that generated code can declare accessors for them.</summary>
internal static class InitAccessors
{
    public static InitAccessorModel For(IPropertySymbol property)
    {
        // The runtime finds the setter by the signature that it was declared with, so a generic type's accessor is generic too.
        var open = property.OriginalDefinition;
        var parameters = TypeParameters(open.ContainingType).ToList();
        return new InitAccessorModel(
            TypeNames.InCode(open.ContainingType),
            TypeNames.InCode(open.Type),
            List(parameters.Select(one => one.Name)),
            string.Concat(parameters.Select(Constraint)),
            List(TypeArguments(property.ContainingType).Select(TypeNames.InCode)));
    }

    private static IEnumerable<ITypeParameterSymbol> TypeParameters(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? TypeParameters(outer).Concat(type.TypeParameters) : type.TypeParameters;

    private static IEnumerable<ITypeSymbol> TypeArguments(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? TypeArguments(outer).Concat(type.TypeArguments) : type.TypeArguments;

    private static string List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? $"<{list}>" : string.Empty;

    private static string Constraint(ITypeParameterSymbol parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
        {
            constraints.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            constraints.Add("struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            constraints.Add("class");
        }
        else if (parameter.HasNotNullConstraint)
        {
            constraints.Add("notnull");
        }

        constraints.AddRange(parameter.ConstraintTypes.Select(TypeNames.InCode));
        if (parameter is { HasConstructorConstraint: true, HasValueTypeConstraint: false })
        {
            constraints.Add("new()");
        }

        return constraints.Count == 0 ? string.Empty : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }
}
