using Codemation.Dsl.Generator.Emit;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes the methods that make the metadata of an object type.</summary>
internal static class ObjectEmitter
{
    public static void Write(SourceWriter writer, JsonTypeModel type, ObjectForm form, string registry)
    {
        using (writer.Block($"private static {Names.TypeInfo} Describe_{type.Name}({Names.Options} options)"))
        {
            using (writer.Block($"var values = new {Names.Metadata}JsonObjectInfoValues<{type.TypeName}>", "};"))
            {
                WriteCreator(writer, type, form);
                writer.Line($"PropertyMetadataInitializer = _ => Members_{type.Name}(options),");
                if (form.Numbers is { } numbers)
                {
                    writer.Line($"NumberHandling = ({Names.Serialization}JsonNumberHandling){numbers},");
                }
            }

            writer.Line($"var info = {Names.Services}CreateObjectInfo<{type.TypeName}>(options, values);");
            if (form.UnmappedMembers is { } unmapped)
            {
                writer.Line($"info.UnmappedMemberHandling = ({Names.Serialization}JsonUnmappedMemberHandling){unmapped};");
            }

            WritePolymorphism(writer, form.Polymorphism);
            writer.Line("return info;");
        }

        WriteParameters(writer, type, form);
        writer.Line();
        MemberEmitter.Write(writer, type, form, registry);
    }

    private static bool HasParameters(ObjectForm form) => form.Parameters.Any(parameter => parameter.Use is not JsonParameterUse.Constant);

    private static void WriteCreator(SourceWriter writer, JsonTypeModel type, ObjectForm form)
    {
        if (!form.IsCreated)
        {
            return;
        }

        if (!HasParameters(form))
        {
            writer.Line($"ObjectCreator = static () => {Creation(type, form)},");
            return;
        }

        writer.Line($"ObjectWithParameterizedConstructorCreator = static values => {Creation(type, form)},");
        writer.Line($"ConstructorParameterMetadataInitializer = Parameters_{type.Name},");
    }

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

    private static void WriteParameters(SourceWriter writer, JsonTypeModel type, ObjectForm form)
    {
        if (!HasParameters(form))
        {
            return;
        }

        writer.Line();
        using var list = writer.Block($"private static {Names.Metadata}JsonParameterInfoValues[] Parameters_{type.Name}() => new {Names.Metadata}JsonParameterInfoValues[]", "};");
        var position = 0;
        foreach (var parameter in form.Parameters.Where(parameter => parameter.Use is not JsonParameterUse.Constant))
        {
            using var entry = writer.Block($"new {Names.Metadata}JsonParameterInfoValues", "},");
            writer.Line($"Name = {SourceWriter.Literal(parameter.Name)},");
            writer.Line($"ParameterType = typeof({parameter.TypeName}),");
            writer.Line($"Position = {position++},");
            writer.Line($"HasDefaultValue = {Flag(parameter.Default is not null)},");
            writer.Line($"DefaultValue = {parameter.Default ?? $"default({parameter.TypeName})"},");
            writer.Line($"IsNullable = {Flag(parameter.IsNullable)},");
            writer.Line($"IsMemberInitializer = {Flag(parameter.Use is JsonParameterUse.Member)},");
        }
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
