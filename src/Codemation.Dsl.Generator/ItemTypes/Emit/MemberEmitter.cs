using Codemation.Dsl.Generator.Emit;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes the metadata of an object's members.</summary>
internal static class MemberEmitter
{
    public static void Write(SourceWriter writer, JsonTypeModel type, ObjectForm form, string registry)
    {
        using (writer.Block($"private static {Names.Metadata}JsonPropertyInfo[] Members_{type.Name}({Names.Options} options)"))
        {
            writer.Line($"var members = new {Names.Metadata}JsonPropertyInfo[{form.Members.Count}];");
            for (var i = 0; i < form.Members.Count; i++)
            {
                WriteMember(writer, type, form, form.Members[i], $"members[{i}]", registry);
            }

            writer.Line("return members;");
        }

        foreach (var member in form.Members.Where(member => member.InitAccessor is not null))
        {
            writer.Line();
            WriteAccessor(writer, type, form, member, member.InitAccessor!);
        }
    }

    private static void WriteMember(SourceWriter writer, JsonTypeModel type, ObjectForm form, JsonMemberModel member, string target, string registry)
    {
        var typed = $"<{member.TypeName}>";
        using (writer.Block($"{target} = {Names.Services}CreatePropertyInfo{typed}(options, new {Names.Metadata}JsonPropertyInfoValues{typed}", "});"))
        {
            writer.Line($"IsProperty = {Flag(member.IsProperty)},");
            writer.Line("IsPublic = true,");
            writer.Line($"IsVirtual = {Flag(member.IsVirtual)},");
            writer.Line($"DeclaringType = typeof({member.DeclaringTypeName}),");
            writer.Line($"PropertyName = {SourceWriter.Literal(member.Name)},");
            writer.Line($"JsonPropertyName = {SourceWriter.Literal(member.JsonName)},");
            WriteAccess(writer, type, form, member);
            WriteOptions(writer, member, registry);
        }

        if (member.IsRequired)
        {
            writer.Line($"{target}.IsRequired = true;");
        }

        if (member.Order is { } order)
        {
            writer.Line($"{target}.Order = {order};");
        }

        if (member.RefusesNullOnWrite)
        {
            writer.Line($"{target}.IsGetNullable = false;");
        }

        if (member.RefusesNullOnRead)
        {
            writer.Line($"{target}.IsSetNullable = false;");
        }
    }

    private static void WriteAccess(SourceWriter writer, JsonTypeModel type, ObjectForm form, JsonMemberModel member)
    {
        if (member.HasGetter)
        {
            writer.Line($"Getter = static target => (({member.DeclaringTypeName})target).@{member.Name},");
        }

        var reference = form.IsValueType ? $"{Names.Unsafe}.Unbox<{type.TypeName}>(target)" : $"(({member.DeclaringTypeName})target)";
        switch (member.Setter)
        {
            case JsonSetter.Assign:
                writer.Line($"Setter = static (target, value) => {reference}.@{member.Name} = value,");
                break;
            case JsonSetter.InitAccessor:
                writer.Line($"Setter = static (target, value) => {AccessorName(type, member)}{member.InitAccessor!.TypeArguments}.Call({(form.IsValueType ? "ref " : string.Empty)}{reference}, value),");
                break;
        }
    }

    private static void WriteOptions(SourceWriter writer, JsonMemberModel member, string registry)
    {
        if (member.HasJsonInclude)
        {
            writer.Line("HasJsonInclude = true,");
        }

        if (member.IsExtensionData)
        {
            writer.Line("IsExtensionData = true,");
        }

        if (member.Ignore is { } ignore)
        {
            writer.Line($"IgnoreCondition = ({Names.Serialization}JsonIgnoreCondition){ignore},");
        }

        if (member.Numbers is { } numbers)
        {
            writer.Line($"NumberHandling = ({Names.Serialization}JsonNumberHandling){numbers},");
        }

        if (member.Converter is { } converter)
        {
            writer.Line($"Converter = {FormEmitter.Converter(member.TypeName, converter, registry)},");
        }
    }

    private static void WriteAccessor(SourceWriter writer, JsonTypeModel type, ObjectForm form, JsonMemberModel member, InitAccessorModel accessor)
    {
        using var holder = writer.Block($"private static class {AccessorName(type, member)}{accessor.TypeParameters}{accessor.Constraints}");
        writer.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"set_{member.Name}\")]");
        writer.Line($"internal static extern void Call({(form.IsValueType ? "ref " : string.Empty)}{accessor.Target} target, {accessor.Value} value);");
    }

    private static string AccessorName(JsonTypeModel type, JsonMemberModel member) => $"Init_{type.Name}_{member.Name}";

    private static string Flag(bool value) => value ? "true" : "false";
}
