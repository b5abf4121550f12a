using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>What the type parameters of a followed method, and of the class it is in, stand for.</summary>
internal sealed class TypeSubstitution
{
    public static readonly TypeSubstitution None = new([]);

    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> types;

    private TypeSubstitution(Dictionary<ITypeParameterSymbol, ITypeSymbol> types) => this.types = types;

    /// <summary>For the body of a constructed method that is called where <paramref name="caller"/> holds.</summary>
    public static TypeSubstitution For(IMethodSymbol method, TypeSubstitution caller, Compilation compilation)
    {
        var known = new Dictionary<ITypeParameterSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);

        // A local function and its caller share the type parameters around them.
        foreach (var outer in caller.types)
        {
            known[outer.Key] = outer.Value;
        }

        Add(known, (method.ReducedFrom ?? method).OriginalDefinition.TypeParameters, method.TypeArguments, caller, compilation);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            Add(known, type.OriginalDefinition.TypeParameters, type.TypeArguments, caller, compilation);
        }

        return known.Count == 0 ? None : new TypeSubstitution(known);
    }

    public ITypeSymbol Apply(ITypeSymbol type, Compilation compilation)
    {
        if (types.Count == 0)
        {
            return type;
        }

        switch (type)
        {
            case ITypeParameterSymbol parameter when types.TryGetValue((ITypeParameterSymbol)parameter.OriginalDefinition, out var known):
                return parameter.NullableAnnotation == NullableAnnotation.Annotated && known.IsReferenceType
                    ? known.WithNullableAnnotation(NullableAnnotation.Annotated)
                    : known;
            case IArrayTypeSymbol array:
                return compilation
                    .CreateArrayTypeSymbol(Apply(array.ElementType, compilation), array.Rank)
                    .WithNullableAnnotation(array.NullableAnnotation);
            case INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named:
                return Construct(named, compilation).WithNullableAnnotation(named.NullableAnnotation);
            default:
                return type;
        }
    }

    private static void Add(
        Dictionary<ITypeParameterSymbol, ITypeSymbol> known,
        ImmutableArray<ITypeParameterSymbol> parameters,
        ImmutableArray<ITypeSymbol> arguments,
        TypeSubstitution caller,
        Compilation compilation)
    {
        for (var i = 0; i < parameters.Length && i < arguments.Length; i++)
        {
            // Inside of its own body a method is "constructed" with its own parameters: that says nothing.
            if (!SymbolEqualityComparer.Default.Equals(parameters[i], arguments[i]))
            {
                known[parameters[i]] = caller.Apply(arguments[i], compilation);
            }
        }
    }

    private INamedTypeSymbol Construct(INamedTypeSymbol type, Compilation compilation)
    {
        var definition = type.OriginalDefinition;
        if (type.ContainingType is { IsGenericType: true } outer)
        {
            definition = Construct(outer, compilation).GetTypeMembers(type.Name, type.Arity).FirstOrDefault() ?? definition;
        }

        if (type.Arity == 0)
        {
            return definition;
        }

        var arguments = ImmutableArray.CreateBuilder<ITypeSymbol>(type.Arity);
        foreach (var argument in type.TypeArguments)
        {
            arguments.Add(Apply(argument, compilation));
        }

        return definition.Construct(arguments.ToImmutable(), arguments.Select(static argument => argument.NullableAnnotation).ToImmutableArray());
    }
}
