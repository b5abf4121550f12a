using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Reads the data annotations of a member: on the property or field, or on the constructor parameter, where records have theirs.</summary>
internal static class AnnotationReader
{
    private const string Base = "ValidationAttribute";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "Required", "Range", "StringLength", "MinLength", "MaxLength", "Length", "RegularExpression",
        "EmailAddress", "Url", "Base64String", "AllowedValues", "DeniedValues",
    };

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
            Unchecked = [.. Unchecked(member, kind).Distinct(StringComparer.Ordinal)],
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

    private static IEnumerable<string> Unchecked(MemberShape member, ValueKind kind)
    {
        foreach (var attribute in member.Symbol.GetAttributes().Concat(member.Parameter?.GetAttributes() ?? ImmutableArray<AttributeData>.Empty))
        {
            if (attribute.AttributeClass is { } type && IsValidation(type) && !IsChecked(attribute, kind))
            {
                yield return type.Name.EndsWith(nameof(Attribute), StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - nameof(Attribute).Length) : type.Name;
            }
        }
    }

    private static bool IsChecked(AttributeData attribute, ValueKind kind)
    {
        var name = Known.FirstOrDefault(one => attribute.Is(Attributes.Annotations + one));
        return name switch
        {
            null => false,
            "Required" => true,
            "Range" => RangeReader.Suits(kind),
            "MinLength" or "MaxLength" or "Length" => kind is ValueKind.Text or ValueKind.List or ValueKind.Dictionary,
            "AllowedValues" or "DeniedValues" => CanBeListed(kind),
            _ => kind is ValueKind.Text,
        };
    }

    private static bool IsValidation(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            if (each.Name == Base && each.ContainingNamespace.ToDisplayString() + "." == Attributes.Annotations)
            {
                return true;
            }
        }

        return false;
    }
}
