using System.Globalization;
using Codemation.Dsl.Generator.Emit;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes the metadata of an object's members, as calls on its <c>ObjectMetadata</c>.</summary>
internal static class MemberEmitter
{
    public static void Write(SourceWriter writer, JsonTypeModel type, ObjectForm form, string registry)
    {
        foreach (var member in form.Members)
        {
            if (IsOrdinary(type, member))
            {
                var values = new[] { SourceWriter.Literal(member.Name), SourceWriter.Literal(member.JsonName), Getter(member) ?? "null", Setter(type, form, member) };
                writer.Line($".Property<{member.TypeName}>({string.Join(", ", values.Where(static value => value is not null))}){Then(member)}");
                continue;
            }

            using (writer.Block($".Member<{member.TypeName}>(() => new {Names.Metadata}JsonPropertyInfoValues<{member.TypeName}>", "})" + Then(member)))
            {
                WriteValues(writer, type, form, member, registry);
            }
        }
    }

    /// <summary>Writes what the members need besides their metadata.</summary>
    public static void WriteAccessors(SourceWriter writer, JsonTypeModel type, ObjectForm form)
    {
        foreach (var member in form.Members)
        {
            if (member.InitAccessor is { } accessor)
            {
                writer.Line();
                WriteAccessor(writer, type, form, member, accessor);
            }
        }
    }

    private static bool IsOrdinary(JsonTypeModel type, JsonMemberModel member) =>
        member is { IsProperty: true, IsVirtual: false, HasJsonInclude: false, IsExtensionData: false, Ignore: null, Numbers: null, Converter: null }
        && member.DeclaringTypeName == type.TypeName;

    private static string Then(JsonMemberModel member) =>
        (member.IsRequired ? ".Required()" : "")
        + (member.Order is { } order ? $".Order({order.ToString(CultureInfo.InvariantCulture)})" : "")
        + (member.RefusesNullOnRead, member.RefusesNullOnWrite) switch
        {
            (true, true) => ".NotNull()",
            (true, false) => ".NotNull(onWrite: false)",
            (false, true) => ".NotNull(onRead: false)",
            _ => "",
        };

    private static void WriteValues(SourceWriter writer, JsonTypeModel type, ObjectForm form, JsonMemberModel member, string registry)
    {
        writer.Line($"IsProperty = {Flag(member.IsProperty)},");
        writer.Line("IsPublic = true,");
        writer.Line($"IsVirtual = {Flag(member.IsVirtual)},");
        writer.Line($"DeclaringType = typeof({member.DeclaringTypeName}),");
        writer.Line($"PropertyName = {SourceWriter.Literal(member.Name)},");
        writer.Line($"JsonPropertyName = {SourceWriter.Literal(member.JsonName)},");
        if (Getter(member) is { } getter)
        {
            writer.Line($"Getter = {getter},");
        }

        if (Setter(type, form, member) is { } setter)
        {
            writer.Line($"Setter = {setter},");
        }

        WriteOptions(writer, member, registry);
    }

    private static string? Getter(JsonMemberModel member) =>
        member.HasGetter ? $"static target => (({member.DeclaringTypeName})target).@{member.Name}" : null;

    private static string? Setter(JsonTypeModel type, ObjectForm form, JsonMemberModel member)
    {
        var reference = form.IsValueType ? $"{Names.Unsafe}.Unbox<{type.TypeName}>(target)" : $"(({member.DeclaringTypeName})target)";
        return member.Setter switch
        {
            JsonSetter.Assign => $"static (target, value) => {reference}.@{member.Name} = value",
            JsonSetter.InitAccessor =>
                $"static (target, value) => {AccessorName(type, member)}{member.InitAccessor!.TypeArguments}.Call({(form.IsValueType ? "ref " : string.Empty)}{reference}, value)",
            _ => null,
        };
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
