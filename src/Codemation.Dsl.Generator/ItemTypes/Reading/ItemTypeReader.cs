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

        var model = ReadNew(type, new ReadTypes(type, workflow, compilation, cancellationToken), cancellationToken);
        known.Add(type, model);
        return model;
    }

    private static ItemTypeModel ReadNew(ITypeSymbol type, ReadTypes read, CancellationToken cancellationToken)
    {
        var problem = read.Problems.FirstOrDefault()?.InPlace;
        var isNullable = type is { IsValueType: false, NullableAnnotation: NullableAnnotation.Annotated };
        var model = new ItemTypeModel
        {
            TypeName = TypeNames.InCode(type),
            Name = TypeNames.Identifier(type, TypeNames.WithNullability(type) + (isNullable ? "?" : string.Empty)),
            AssemblyContainer = TypeNames.Container(read.Scope.Compilation),
            IsPrivate = !read.Scope.IsAssemblyWide(type),
            Problem = problem,
        };
        return problem is not null ? model : model with
        {
            Context = read.Context is { } context ? TypeNames.InCode(context.Type) : null,
            Types = read.Context is not null ? [] : read.Closure.Types.OrderBy(one => one.Name, StringComparer.Ordinal).ToEquatableArray(),
            Schema = new SchemaReader(read.Shapes, read.Scope.Rules).Read(type, isNullable, cancellationToken),
        };
    }
}
