using Codemation.Dsl.Generator.Emit;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes the method that makes the metadata of an object type.</summary>
internal static class ObjectEmitter
{
    public static void Write(SourceWriter writer, JsonTypeModel type, ObjectForm form, string registry)
    {
        using (writer.Block($"private static {Names.TypeInfo} Describe_{type.Name}({Names.Options} options)"))
        {
            var isWhole = form is { UnmappedMembers: null, Polymorphism: null };
            var values = form.IsCreated ? form.Parameters.Where(static parameter => parameter.Use is not JsonParameterUse.Constant).ToList() : [];
            writer.Line($"{(isWhole ? "return" : "var info =")} new global::Codemation.ObjectMetadata<{type.TypeName}>(options)");
            using (writer.Indent())
            {
                values.ForEach(value => writer.Line(Parameter(value)));
                MemberEmitter.Write(writer, type, form, registry);
                writer.Line(Build(type, form, takesValues: values.Count > 0));
            }

            if (form.UnmappedMembers is { } unmapped)
            {
                writer.Line($"info.UnmappedMemberHandling = ({Names.Serialization}JsonUnmappedMemberHandling){unmapped};");
            }

            WritePolymorphism(writer, form.Polymorphism);
            if (!isWhole)
            {
                writer.Line("return info;");
            }
        }

        MemberEmitter.WriteAccessors(writer, type, form);
    }

    private static string Build(JsonTypeModel type, ObjectForm form, bool takesValues)
    {
        var create = !form.IsCreated ? "(null" : takesValues ? "From(static values => " + Creation(type, form) : "(static () => " + Creation(type, form);
        return $".Build{create}{(form.Numbers is { } numbers ? $", ({Names.Serialization}JsonNumberHandling){numbers}" : "")});";
    }

    private static string Parameter(JsonParameterModel parameter) =>
        (parameter.Default is { } value
            ? $".Optional<{parameter.TypeName}>({SourceWriter.Literal(parameter.Name)}, {value}"
            : $".Parameter<{parameter.TypeName}>({SourceWriter.Literal(parameter.Name)}")
        + (parameter.IsNullable ? ", isNullable: true" : "") + (parameter.Use is JsonParameterUse.Member ? ", isMember: true" : "") + ")";

    private static string Creation(JsonTypeModel type, ObjectForm form)
    {
        var arguments = new List<string>();
        var members = new List<string>();
        var position = 0;
        foreach (var parameter in form.Parameters)
        {
            var value = parameter.Use is JsonParameterUse.Constant ? parameter.Default! : $"({parameter.TypeName})values[{position++}]";
            if (parameter.Use is not JsonParameterUse.Member)
            {
                arguments.Add(value);
            }

            if (parameter.Use is JsonParameterUse.Member or JsonParameterUse.ConstructorAndMember)
            {
                members.Add($"@{parameter.Name} = {value}");
            }
        }

        return $"new {type.TypeName}({string.Join(", ", arguments)})" + (members.Count > 0 ? $" {{ {string.Join(", ", members)} }}" : string.Empty);
    }

    private static void WritePolymorphism(SourceWriter writer, JsonPolymorphismModel? polymorphism)
    {
        if (polymorphism is null)
        {
            return;
        }

        using var options = writer.Block($"info.PolymorphismOptions = new {Names.Metadata}JsonPolymorphismOptions", "};");
        writer.Line($"TypeDiscriminatorPropertyName = {SourceWriter.Literal(polymorphism.Discriminator)},");
        writer.Line($"IgnoreUnrecognizedTypeDiscriminators = {Flag(polymorphism.IgnoresUnknown)},");
        writer.Line($"UnknownDerivedTypeHandling = ({Names.Serialization}JsonUnknownDerivedTypeHandling){polymorphism.UnknownDerived},");
        using var derived = writer.Block("DerivedTypes =", "},");
        foreach (var one in polymorphism.Derived)
        {
            writer.Line($"new {Names.Metadata}JsonDerivedType(typeof({one.TypeName}){(one.Discriminator is null ? string.Empty : ", " + one.Discriminator)}),");
        }
    }

    private static string Flag(bool value) => value ? "true" : "false";
}
