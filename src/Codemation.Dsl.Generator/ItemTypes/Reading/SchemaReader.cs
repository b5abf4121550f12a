using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>
/// Writes the schema of a type. It means the same as the one System.Text.Json exports for the emitted metadata, and says
/// more: the ranges of integers, what data annotations ask for, and where null is allowed inside of collections.
/// </summary>
internal sealed class SchemaReader(ObjectShapeReader shapes, JsonRules rules)
{
    private readonly SchemaDefinitions definitions = new(shapes, rules);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public string Read(ITypeSymbol type, bool isNullable, CancellationToken cancellationToken)
    {
        definitions.Count(type, cancellationToken);
        var root = Of(type, isNullable, rules.Numbers);
        if (texts.Count > 0)
        {
            var all = new SchemaText();
            foreach (var name in texts.Keys.OrderBy(one => one, StringComparer.Ordinal))
            {
                all.Set(name, texts[name]);
            }

            root.Set("$defs", all.ToString());
        }

        return root.ToString();
    }

    private SchemaText Of(ITypeSymbol type, bool isNullable, int numbers)
    {
        var underlying = Nullability.Underlying(type);
        var schema = OfValue(underlying, numbers);
        return isNullable || !SymbolEqualityComparer.Default.Equals(underlying, type) ? schema.OrNull() : schema;
    }

    private SchemaText OfValue(ITypeSymbol type, int numbers)
    {
        if (rules.Converts(type))
        {
            return new SchemaText();
        }

        if (BuiltInTypes.Find(type) is { } builtIn)
        {
            return ScalarSchemas.Of(builtIn, numbers);
        }

        if (CollectionTypes.Find(type) is { } collection)
        {
            return OfCollection(collection.Type, collection.Key, collection.Element, numbers);
        }

        var named = (INamedTypeSymbol)type;
        if (SchemaDefinitions.HasConverter(named))
        {
            return new SchemaText();
        }

        return named.TypeKind is TypeKind.Enum ? ScalarSchemas.OfEnum(named, rules.IsText(named)) : OfObject(named);
    }

    private SchemaText OfCollection(CollectionType collection, ITypeSymbol? key, ITypeSymbol element, int numbers)
    {
        var schema = SchemaText.OfType(key is null ? "array" : "object")
            .Set(key is null ? "items" : "additionalProperties", Of(element, Nullability.CanBeNull(element), numbers).ToString());
        return collection.IsSet ? schema.Set("uniqueItems", "true") : schema;
    }

    private SchemaText OfObject(INamedTypeSymbol type)
    {
        if (definitions.NameOf(type) is not { } name)
        {
            return Describe(type);
        }

        if (!texts.ContainsKey(name))
        {
            // Known before it is made, so that a recursive type finds itself.
            texts.Add(name, string.Empty);
            texts[name] = Describe(type).ToString();
        }

        return new SchemaText().Set("$ref", JsonLiteral.Text("#/$defs/" + name));
    }

    private SchemaText Describe(INamedTypeSymbol type)
    {
        var shape = shapes.Read(type);
        var schema = SchemaText.OfType("object");
        SchemaAnnotations.Describe(schema, type);
        if (shape.Derived.Count == 0)
        {
            AddMembers(schema, shape, new SchemaText(), []);
            return schema;
        }

        var discriminator = ObjectForms.DiscriminatorOf(shape);
        var branches = SchemaDefinitions.Branches(shape).ToList();
        var isAlwaysThere = branches.All(branch => branch.Discriminator is not null);
        if (isAlwaysThere)
        {
            schema.Set("required", JsonLiteral.Array([JsonLiteral.Text(discriminator)]));
        }

        return schema.Set("anyOf", JsonLiteral.Array(branches.Select(branch => DescribeBranch(branch, discriminator, isAlwaysThere))));
    }

    private string DescribeBranch(DerivedShape branch, string discriminator, bool isAlwaysThere)
    {
        var schema = new SchemaText();
        if (branch.Discriminator is null)
        {
            AddMembers(schema, shapes.Read(branch.Type), new SchemaText(), []);
            return schema.ToString();
        }

        var value = branch.Discriminator is string text ? JsonLiteral.Text(text) : branch.Discriminator.ToString();
        var properties = new SchemaText().Set(discriminator, new SchemaText().Set("const", value).ToString());
        AddMembers(schema, shapes.Read(branch.Type), properties, isAlwaysThere ? [] : [discriminator]);
        return schema.ToString();
    }

    private void AddMembers(SchemaText schema, ObjectShape shape, SchemaText properties, IEnumerable<string> alsoRequired)
    {
        var required = alsoRequired.Select(JsonLiteral.Text).ToList();
        var numbers = shape.Type.Find(Attributes.Json + "JsonNumberHandling")?.Argument(0) as int? ?? rules.Numbers;
        foreach (var member in shape.Members.Where(one => !one.IsExtensionData))
        {
            properties.Set(member.JsonName, OfMember(member, numbers).ToString());
            if (SchemaAnnotations.IsRequired(shape, member))
            {
                required.Add(JsonLiteral.Text(member.JsonName));
            }
        }

        if (!properties.IsEmpty)
        {
            schema.Set("properties", properties.ToString());
        }

        if (required.Count > 0)
        {
            schema.Set("required", JsonLiteral.Array(required));
        }

        if (shape.Type.Find(Attributes.Json + "JsonUnmappedMemberHandling")?.Argument(0) is var unmapped && (unmapped is 1 || (unmapped is null && rules.RefusesUnknownMembers)))
        {
            schema.Set("additionalProperties", "false");
        }
    }

    private SchemaText OfMember(MemberShape member, int numbers)
    {
        if (member.Symbol.Has(Attributes.Json + "JsonConverter") && Nullability.Underlying(member.Type).TypeKind is not TypeKind.Enum)
        {
            return SchemaAnnotations.Finish(new SchemaText(), member);
        }

        var own = member.Symbol.Find(Attributes.Json + "JsonNumberHandling")?.Argument(0) as int? ?? numbers;
        var underlying = Nullability.Underlying(member.Type);
        var schema = underlying is INamedTypeSymbol { TypeKind: TypeKind.Enum } type && !rules.Converts(type) ? ScalarSchemas.OfEnum(type, EnumNames.AreText(member, type)) : OfValue(underlying, own);
        var isNullable = Nullability.IsNullable(member) && !SchemaAnnotations.RefusesNull(member);
        return SchemaAnnotations.Finish(SchemaAnnotations.Constrain(schema, AnnotationReader.Read(member), isNullable), member);
    }
}
