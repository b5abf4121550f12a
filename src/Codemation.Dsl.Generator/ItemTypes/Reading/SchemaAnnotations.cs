using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Turns data annotations, defaults and descriptions into keywords.</summary>
internal static class SchemaAnnotations
{
    /// <summary>Whether JSON must have the member.</summary>
    public static bool IsRequired(ObjectShape shape, MemberShape member) =>
        member.Parameter is { HasExplicitDefaultValue: false }
        || MemberModels.IsRequired(shape, member)
        || Find(member, "Required") is not null;

    /// <summary>Whether an annotation refuses null where the type doesn't.</summary>
    public static bool RefusesNull(MemberShape member) => Find(member, "Required") is not null;

    /// <summary>Adds what the annotations of a member ask of its value.</summary>
    public static void Constrain(SchemaText schema, MemberShape member)
    {
        var type = Nullability.Underlying(member.Type);
        var isText = type.SpecialType is SpecialType.System_String;
        var isArray = CollectionTypes.Find(type) is { Key: null };
        if (schema.Get("type") is { } json && (json.Contains("integer") || json.Contains("number")))
        {
            SetRange(schema, Find(member, "Range"));
        }

        if (schema.Has("type") && Find(member, "AllowedValues") is { } allowed)
        {
            schema.Set("enum", JsonLiteral.Array(allowed.ConstructorArguments.SelectMany(argument => argument.Values).Select(value => ConstantText.InJson(type, value.Value)).OfType<string>()));
        }

        if (isText || isArray)
        {
            SetLength(schema, member, isText ? "Length" : "Items");
        }

        if (isText)
        {
            if (Find(member, "Required") is { } required && required.Named("AllowEmptyStrings") is not true && !schema.Has("minLength"))
            {
                schema.Set("minLength", "1");
            }

            if (Find(member, "RegularExpression")?.Argument(0) is string pattern)
            {
                // The annotation means the whole text, the keyword any part of it.
                schema.Set("pattern", JsonLiteral.Text($"^(?:{pattern})$"));
            }
        }
    }

    /// <summary>What is wrong with the annotations of a member, or null.</summary>
    public static string? Problem(MemberShape member)
    {
        if (Find(member, "RegularExpression")?.Argument(0) is not string pattern)
        {
            return null;
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            return null;
        }
        catch (ArgumentException)
        {
            return $"\"{pattern}\" isn't a regular expression.";
        }
    }

    /// <summary>Adds what a member says about its value besides the type: the default and the description.</summary>
    public static SchemaText Finish(SchemaText schema, MemberShape member)
    {
        if (member.Parameter is { HasExplicitDefaultValue: true } parameter && ConstantText.InJson(member.Type, parameter.ExplicitDefaultValue) is { } json)
        {
            schema.Set("default", json);
        }

        Describe(schema, member.Symbol);
        if (member.Parameter is not null)
        {
            Describe(schema, member.Parameter);
        }

        return schema;
    }

    public static void Describe(SchemaText schema, ISymbol symbol)
    {
        if (symbol.Find("System.ComponentModel.Description")?.Argument(0) is string text)
        {
            schema.Set("description", JsonLiteral.Text(text));
        }
    }

    /// <summary>The annotation on the member, or on the constructor parameter, where records have theirs.</summary>
    private static AttributeData? Find(MemberShape member, string name) =>
        member.Symbol.Find(Attributes.Annotations + name) ?? member.Parameter?.Find(Attributes.Annotations + name);

    private static void SetRange(SchemaText schema, AttributeData? range)
    {
        if (range is null)
        {
            return;
        }

        var first = range.Argument(0) is ITypeSymbol ? 1 : 0;
        SetBound(schema, range.Argument(first), range.Named("MinimumIsExclusive") is true, "minimum", "exclusiveMinimum");
        SetBound(schema, range.Argument(first + 1), range.Named("MaximumIsExclusive") is true, "maximum", "exclusiveMaximum");
    }

    private static void SetBound(SchemaText schema, object? value, bool isExclusive, string inclusive, string exclusive)
    {
        var json = value switch
        {
            string text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString(CultureInfo.InvariantCulture),
            double number when !double.IsNaN(number) && !double.IsInfinity(number) => number.ToString("R", CultureInfo.InvariantCulture),
            int number => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        if (json is not null)
        {
            schema.Remove(inclusive);
            schema.Set(isExclusive ? exclusive : inclusive, json);
        }
    }

    private static void SetLength(SchemaText schema, MemberShape member, string what)
    {
        if (what is "Length" && Find(member, "StringLength") is { } text)
        {
            Set(schema, "max" + what, text.Argument(0));
            Set(schema, "min" + what, text.Named("MinimumLength"));
        }

        Set(schema, "min" + what, Find(member, "MinLength")?.Argument(0));
        Set(schema, "max" + what, Find(member, "MaxLength")?.Argument(0));
        Set(schema, "min" + what, Find(member, "Length")?.Argument(0));
        Set(schema, "max" + what, Find(member, "Length")?.Argument(1));
    }

    private static void Set(SchemaText schema, string keyword, object? count)
    {
        if (count is int number and >= 0)
        {
            schema.Set(keyword, number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
