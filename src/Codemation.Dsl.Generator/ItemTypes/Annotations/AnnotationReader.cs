using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Reads the data annotations of a member: on the property or field, or on the constructor parameter, where records have theirs.</summary>
internal static class AnnotationReader
{
    public static ValueRules Read(MemberShape member)
    {
        var kind = ValueKinds.Of(member.Type);
        var required = Find(member, "Required");
        var isText = kind is ValueKind.Text;
        var (minimum, maximum) = Find(member, "Range") is { } range ? RangeReader.Read(range, kind) : default;
        var (least, most) = LengthReader.Read(member, kind);
        return new ValueRules
        {
            Kind = kind,
            IsRequired = required is not null,
            Minimum = minimum,
            Maximum = maximum,
            MinLength = isText && required is not null && !AllowsEmpty(required) ? Math.Max(least ?? 0, 1) : least,
            MaxLength = most,
            Patterns = isText ? [.. Patterns(member, required)] : [],
            IsEmailAddress = isText && Find(member, "EmailAddress") is not null,
            IsBase64 = isText && Find(member, "Base64String") is not null,
            Allowed = CanBeListed(kind) ? Values(member, "AllowedValues")?.ToList() : null,
            Denied = CanBeListed(kind) && Values(member, "DeniedValues") is { } denied ? [.. denied] : [],
        };
    }

    /// <summary>The annotation of that short name, or null.</summary>
    public static AttributeData? Find(MemberShape member, string name) =>
        member.Symbol.Find(Attributes.Annotations + name) ?? member.Parameter?.Find(Attributes.Annotations + name);

    /// <summary>The constants that an annotation lists, without null.</summary>
    public static IEnumerable<object> Constants(MemberShape member, string name) =>
        Listed(member, name)?.Where(static value => !value.IsNull).Select(static value => value.Value).OfType<object>() ?? [];

    private static bool AllowsEmpty(AttributeData required) => required.Named("AllowEmptyStrings") is true;

    private static IEnumerable<string> Patterns(MemberShape member, AttributeData? required)
    {
        // The annotation means the whole text, the keyword any part of it.
        if (Find(member, "RegularExpression")?.Argument(0) is string pattern)
        {
            yield return $"^(?:{pattern})$";
        }

        if (Find(member, "Url") is not null)
        {
            yield return "^([hH][tT][tT][pP][sS]?|[fF][tT][pP])://";
        }

        if (required is not null && !AllowsEmpty(required))
        {
            yield return @"\S";
        }
    }

    private static bool CanBeListed(ValueKind kind) => kind is ValueKind.Text or ValueKind.Number or ValueKind.Choice;

    private static IEnumerable<TypedConstant>? Listed(MemberShape member, string name) => Find(member, name)?.ConstructorArguments
        .SelectMany(static argument => argument.Kind is TypedConstantKind.Array && !argument.IsNull ? argument.Values : ImmutableArray.Create(argument));

    private static IEnumerable<string>? Values(MemberShape member, string name) => Listed(member, name)?
        .Select(value => value.IsNull ? "null" : ConstantText.InJson(member, value.Value))
        .OfType<string>();
}
