using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A type and all types that its JSON can hold.</summary>
internal sealed class TypeClosure(ItemTypeScope scope, ObjectShapeReader shapes)
{
    private readonly Dictionary<string, JsonTypeModel> types = new(StringComparer.Ordinal);
    private readonly List<ITypeSymbol> converted = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<TypeMention> pending = new();
    private readonly List<TypeProblem> problems = [];
    private readonly List<INamedTypeSymbol> enums = [];
    private readonly Dictionary<ITypeSymbol, ObjectShape> objects = new(SymbolEqualityComparer.Default);

    public IEnumerable<JsonTypeModel> Types => types.Values;

    /// <summary>What isn't supported, the outermost first.</summary>
    public IReadOnlyList<TypeProblem> Problems => problems;

    /// <summary>The types with members.</summary>
    public IEnumerable<ObjectShape> Objects => objects.Values;

    public IReadOnlyList<INamedTypeSymbol> Enums => enums;

    /// <summary>Reads them.</summary>
    public void Read(ITypeSymbol type, CancellationToken cancellationToken)
    {
        Add(new TypeMention(type, from: null));
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = pending.Dequeue();
            var (form, problem) = ReadForm(next);
            if (form is not null)
            {
                AddModel(next.Type, form);
            }
            else
            {
                problems.Add(problem! with { Mention = next });
            }
        }

        problems.AddRange(EndlessTypes.Find(objects));

        foreach (var unused in converted.Where(one => !types.ContainsKey(TypeNames.InCode(one))))
        {
            AddModel(unused, new UnusedForm());
        }
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

    private (JsonForm? Form, TypeProblem? Problem) ReadForm(TypeMention mention)
    {
        var type = mention.Type;
        if (scope.Rules.Converts(type))
        {
            return (new UnusedForm(), null);
        }

        if (BuiltInTypes.Find(type) is { } builtIn)
        {
            return (new BuiltInForm(builtIn.Converter), null);
        }

        if (!SymbolEqualityComparer.Default.Equals(Nullability.Underlying(type), type))
        {
            var underlying = Nullability.Underlying(type);
            Add(new TypeMention(underlying, mention));
            return (new NullableForm(TypeNames.InCode(underlying)), null);
        }

        // The array or collection of a type that can't be named is reported as that type.
        if (CollectionTypes.Find(type) is { } collection)
        {
            return ReadCollection(mention, collection.Type, collection.Key, collection.Element);
        }

        if (UnsupportedTypes.Reason(type) is { } reason && type is not INamedTypeSymbol { TypeKind: not TypeKind.Error })
        {
            return (null, new TypeProblem(reason));
        }

        if (!scope.IsAccessible(type))
        {
            return (null, new TypeProblem($"{TypeNames.ForPeople(type)} can't be seen by generated code. Make it internal or public.") { IsAboutName = true });
        }

        return ReadNamed((INamedTypeSymbol)type, mention);
    }

    private (JsonForm? Form, TypeProblem? Problem) ReadNamed(INamedTypeSymbol type, TypeMention mention)
    {
        if (UnsupportedTypes.HasNoName(type))
        {
            return (null, new TypeProblem(UnsupportedTypes.Reason(type)!) { IsAboutName = true });
        }

        if (JsonConverters.On(type, type, scope) is { } found)
        {
            return found.Converter is { } converter ? (new ConverterForm(converter), null) : (null, new TypeProblem(found.Problem!, type));
        }

        if (type.TypeKind is TypeKind.Enum)
        {
            enums.Add(type);
            return (new EnumForm(), null);
        }

        var shape = shapes.Read(type);
        if (shape.Problem is not null)
        {
            return (null, new TypeProblem(shape.Problem, type));
        }

        objects[type] = shape;
        var (form, mentions, problem) = ObjectForms.From(shape, mention, scope);
        foreach (var inner in mentions)
        {
            if (inner.IsConverted)
            {
                converted.Add(inner.Type);
            }
            else
            {
                Add(inner);
            }
        }

        return (form, problem);
    }

    private (JsonForm? Form, TypeProblem? Problem) ReadCollection(TypeMention mention, CollectionType collection, ITypeSymbol? key, ITypeSymbol element)
    {
        if (key is not null)
        {
            if (key.TypeKind is not TypeKind.Enum && BuiltInTypes.Find(key) is not { CanBeKey: true })
            {
                return (null, new TypeProblem($"{TypeNames.ForPeople(key)} can't be the name of a JSON member. Use string keys."));
            }

            Add(new TypeMention(key, mention));
        }

        Add(new TypeMention(element, mention));
        return (new CollectionForm(
            collection.Factory,
            key is null ? null : TypeNames.InCode(key),
            TypeNames.InCode(element),
            collection.IsCreated,
            collection.FromElements), null);
    }
}
