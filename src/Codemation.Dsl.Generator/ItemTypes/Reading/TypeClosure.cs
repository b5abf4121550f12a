using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A type and all types that its JSON can hold.</summary>
internal sealed class TypeClosure(ItemTypeScope scope, ObjectShapeReader shapes)
{
    private readonly Dictionary<string, JsonTypeModel> types = new(StringComparer.Ordinal);
    private readonly List<ITypeSymbol> converted = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<TypeMention> pending = new();

    public IEnumerable<JsonTypeModel> Types => types.Values;

    /// <summary>Reads them.</summary>
    /// <returns>The first thing that isn't supported, and where it is; or null.</returns>
    public string? Read(ITypeSymbol type, CancellationToken cancellationToken)
    {
        Add(new TypeMention(type, By: null));
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = pending.Dequeue();
            var (form, problem) = ReadForm(next.Type);
            if (form is null)
            {
                return next.Place is { } place ? $"{place}: {problem}" : problem;
            }

            AddModel(next.Type, form);
        }

        foreach (var unused in converted.Where(one => !types.ContainsKey(TypeNames.InCode(one))))
        {
            AddModel(unused, new UnusedForm());
        }

        return null;
    }

    private void AddModel(ITypeSymbol type, JsonForm form)
    {
        var name = TypeNames.InCode(type);
        types[name] = new JsonTypeModel(name, TypeNames.Identifier(type, name), !scope.IsAssemblyWide(type), form);
    }

    private void Add(TypeMention mention)
    {
        if (seen.Add(TypeNames.InCode(mention.Type)))
        {
            pending.Enqueue(mention);
        }
    }

    private (JsonForm? Form, string? Problem) ReadForm(ITypeSymbol type)
    {
        if (BuiltInTypes.Find(type) is { } builtIn)
        {
            return (new BuiltInForm(builtIn.Converter), null);
        }

        if (!SymbolEqualityComparer.Default.Equals(Nullability.Underlying(type), type))
        {
            var underlying = Nullability.Underlying(type);
            Add(new TypeMention(underlying, type));
            return (new NullableForm(TypeNames.InCode(underlying)), null);
        }

        // The array or collection of a type that can't be named is reported as that type.
        if (CollectionTypes.Find(type) is { } collection)
        {
            return ReadCollection(type, collection.Type, collection.Key, collection.Element);
        }

        if (UnsupportedTypes.Reason(type) is { } reason && type is not INamedTypeSymbol { TypeKind: not TypeKind.Error })
        {
            return (null, reason);
        }

        if (!scope.IsAccessible(type))
        {
            return (null, $"{TypeNames.ForPeople(type)} can't be seen by generated code. Make it internal or public.");
        }

        return ReadNamed((INamedTypeSymbol)type);
    }

    private (JsonForm? Form, string? Problem) ReadNamed(INamedTypeSymbol type)
    {
        if (JsonConverters.On(type, type, scope) is { } found)
        {
            return found.Converter is { } converter ? (new ConverterForm(converter), null) : (null, found.Problem);
        }

        if (type.TypeKind is TypeKind.Enum)
        {
            return (new EnumForm(), null);
        }

        var shape = shapes.Read(type);
        if (shape.Problem is not null)
        {
            return (null, shape.Problem);
        }

        var (form, mentions, problem) = ObjectForms.From(shape, scope);
        foreach (var mention in mentions)
        {
            if (mention.IsConverted)
            {
                converted.Add(mention.Type);
            }
            else
            {
                Add(mention);
            }
        }

        return (form, problem);
    }

    private (JsonForm? Form, string? Problem) ReadCollection(ITypeSymbol type, CollectionType collection, ITypeSymbol? key, ITypeSymbol element)
    {
        if (key is not null)
        {
            if (key.TypeKind is not TypeKind.Enum && BuiltInTypes.Find(key) is not { CanBeKey: true })
            {
                return (null, $"{TypeNames.ForPeople(key)} can't be the name of a JSON member. Use string keys.");
            }

            Add(new TypeMention(key, type));
        }

        Add(new TypeMention(element, type));
        return (new CollectionForm(
            collection.Factory,
            key is null ? null : TypeNames.InCode(key),
            TypeNames.InCode(element),
            collection.IsCreated,
            collection.FromElements), null);
    }
}
