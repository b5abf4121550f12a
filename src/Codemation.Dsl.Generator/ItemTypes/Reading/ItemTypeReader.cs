using Codemation.Dsl.Generator.Caching;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Reads a type of items: the one place where item types are still symbols.</summary>
internal static class ItemTypeReader
{
    /// <summary>Reads a type, and what its JSON can hold.</summary>
    /// <param name="type">The type of the items.</param>
    /// <param name="workflow">The class that the generated code for types that only it can see goes into.</param>
    /// <param name="compilation">The compilation that holds both.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ItemTypeModel Read(ITypeSymbol type, INamedTypeSymbol workflow, Compilation compilation, CancellationToken cancellationToken)
    {
        var known = ReadItemTypes.Of(compilation);
        if (known.Find(type) is { } found)
        {
            return found;
        }

        var model = ReadNew(type, new ItemTypeScope(compilation, workflow), cancellationToken);
        known.Add(type, model);
        return model;
    }

    /// <summary>Looks at a type and at what its JSON can hold, for what is wrong with them.</summary>
    public static TypeClosure Examine(ITypeSymbol type, INamedTypeSymbol workflow, Compilation compilation, CancellationToken cancellationToken)
    {
        var scope = new ItemTypeScope(compilation, workflow);
        var closure = new TypeClosure(scope, new ObjectShapeReader(scope));
        closure.Read(type, cancellationToken);
        return closure;
    }

    private static ItemTypeModel ReadNew(ITypeSymbol type, ItemTypeScope scope, CancellationToken cancellationToken)
    {
        var shapes = new ObjectShapeReader(scope);
        var closure = new TypeClosure(scope, shapes);
        closure.Read(type, cancellationToken);
        var problem = closure.Problems.FirstOrDefault()?.InPlace;
        var isNullable = type is { IsValueType: false, NullableAnnotation: NullableAnnotation.Annotated };
        var model = new ItemTypeModel
        {
            TypeName = TypeNames.InCode(type),
            Name = TypeNames.Identifier(type, TypeNames.WithNullability(type) + (isNullable ? "?" : string.Empty)),
            AssemblyContainer = TypeNames.Container(scope.Compilation),
            IsPrivate = !scope.IsAssemblyWide(type),
            Problem = problem,
        };
        return problem is not null ? model : model with
        {
            Types = closure.Types.OrderBy(one => one.Name, StringComparer.Ordinal).ToEquatableArray(),
            Schema = new SchemaReader(shapes).Read(type, isNullable, cancellationToken),
        };
    }
}
