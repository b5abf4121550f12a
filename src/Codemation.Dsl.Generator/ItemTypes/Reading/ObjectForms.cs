using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Emit;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Turns the shape of an object into values.</summary>
internal static class ObjectForms
{
    /// <summary>The form, the types that it mentions with their places, and what is wrong.</summary>
    public static (ObjectForm? Form, List<TypeMention> Mentions, TypeProblem? Problem) From(ObjectShape shape, TypeMention mention, ItemTypeScope scope)
    {
        var mentions = new List<TypeMention>();
        var members = new List<JsonMemberModel>();
        foreach (var member in shape.Members)
        {
            var name = $"{TypeNames.ForPeople(shape.Type)}.{member.Symbol.Name}";
            if (MemberModels.IsRequired(shape, member) && member is { Parameter: null, Setter: null, IsField: false } or { IsReadOnlyField: true, Parameter: null, IsRequired: true })
            {
                return (null, mentions, new TypeProblem($"{name} is required, but JSON can't be read into it. Give it a public setter.", member.Symbol));
            }

            var converter = JsonConverters.On(member.Symbol, member.Type, scope);
            if (converter is { Problem: { } problem })
            {
                return (null, mentions, new TypeProblem(problem, member.Symbol));
            }

            if (SchemaAnnotations.Problem(member) is { } wrong)
            {
                return (null, mentions, new TypeProblem($"{name}: {wrong}", member.Symbol));
            }

            mentions.Add(new TypeMention(member.Type, mention, member.Symbol, isConverted: converter is not null));
            members.Add(MemberModels.From(shape, member, converter?.Converter));
        }

        mentions.AddRange(shape.Derived.Select(derived => new TypeMention(derived.Type, mention)));
        return (new ObjectForm
        {
            IsValueType = shape.Type.IsValueType,
            IsCreated = shape.Constructor is not null,
            Parameters = ParameterModels.From(shape).ToEquatableArray(),
            Members = members.ToEquatableArray(),
            UnmappedMembers = shape.Type.Find(Attributes.Json + "JsonUnmappedMemberHandling")?.Argument(0) as int?,
            Numbers = shape.Type.Find(Attributes.Json + "JsonNumberHandling")?.Argument(0) as int?,
            Polymorphism = Polymorphism(shape),
        }, mentions, null);
    }

    private static JsonPolymorphismModel? Polymorphism(ObjectShape shape)
    {
        if (shape.Derived.Count == 0)
        {
            return null;
        }

        var attribute = shape.Type.Find(Attributes.Json + "JsonPolymorphic");
        return new JsonPolymorphismModel(
            DiscriminatorOf(shape),
            attribute?.Named("IgnoreUnrecognizedTypeDiscriminators") is true,
            attribute?.Named("UnknownDerivedTypeHandling") as int? ?? 0,
            shape.Derived.Select(derived => new JsonDerivedModel(TypeNames.InCode(derived.Type), Literal(derived.Discriminator))).ToEquatableArray());
    }

    /// <summary>The member that tells which derived type an object is.</summary>
    public static string DiscriminatorOf(ObjectShape shape) =>
        shape.Type.Find(Attributes.Json + "JsonPolymorphic")?.Named("TypeDiscriminatorPropertyName") as string ?? "$type";

    private static string? Literal(object? discriminator) => discriminator switch
    {
        null => null,
        string text => SourceWriter.Literal(text),
        var number => number.ToString(),
    };
}
