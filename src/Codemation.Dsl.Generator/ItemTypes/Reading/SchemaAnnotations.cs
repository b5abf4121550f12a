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
        || RefusesNull(member);

    /// <summary>Whether an annotation refuses null where the type doesn't.</summary>
    public static bool RefusesNull(MemberShape member) => AnnotationReader.Find(member, "Required") is not null;

    /// <summary>Adds what the annotations of a member ask of its value.</summary>
    /// <param name="schema">The schema of the value, without null.</param>
    /// <param name="rules">What is asked.</param>
    /// <param name="isNullable">Whether the value may be null; then null is added.</param>
    public static SchemaText Constrain(SchemaText schema, ValueRules rules, bool isNullable)
    {
        var noun = rules.Kind switch
        {
            ValueKind.List => "Items",
            ValueKind.Dictionary => "Properties",
            _ => "Length",
        };
        Set(schema, "min" + noun, rules.MinLength?.ToString(CultureInfo.InvariantCulture));
        Set(schema, "max" + noun, rules.MaxLength?.ToString(CultureInfo.InvariantCulture));
        SetBound(schema, rules, rules.Minimum, "Minimum");
        SetBound(schema, rules, rules.Maximum, "Maximum");
        Set(schema, "format", rules.IsEmailAddress ? "\"email\"" : null);
        Set(schema, "contentEncoding", rules.IsBase64 ? "\"base64\"" : null);
        if (rules.Patterns.Count > 0)
        {
            schema.Set("pattern", JsonLiteral.Text(rules.Patterns[0]));
        }

        if (rules.Patterns.Count > 1)
        {
            schema.Set("allOf", JsonLiteral.Array(rules.Patterns.Skip(1).Select(pattern => new SchemaText().Set("pattern", JsonLiteral.Text(pattern)).ToString())));
        }

        var constrained = isNullable ? schema.OrNull() : schema;

        // Unlike other annotations, a list of values says itself whether null is one of them.
        if (rules.Allowed is { } allowed)
        {
            constrained.Set("enum", JsonLiteral.Array(allowed));
        }

        return rules.Denied.Count > 0 ? constrained.Set("not", new SchemaText().Set("enum", JsonLiteral.Array(rules.Denied)).ToString()) : constrained;
    }

    /// <summary>What is wrong with the annotations of a member, or null.</summary>
    public static string? Problem(MemberShape member)
    {
        if (AnnotationReader.Find(member, "Range") is { } range && RangeReader.Problem(range, ValueKinds.Of(member.Type)) is { } problem)
        {
            return problem;
        }

        if (AnnotationReader.Find(member, "RegularExpression")?.Argument(0) is not string pattern)
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
        if (member.Parameter is { HasExplicitDefaultValue: true } parameter && ConstantText.InJson(member, parameter.ExplicitDefaultValue) is { } json)
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

    private static void SetBound(SchemaText schema, ValueRules rules, ValueBound? bound, string end)
    {
        if (bound is null)
        {
            return;
        }

        var isNumber = rules.Kind is ValueKind.Number;
        var inclusive = isNumber ? end.ToLowerInvariant() : "format" + end;
        if (isNumber && RangeReader.Number(schema.Get(inclusive)) is decimal own && bound.Value is decimal asked && (end is "Minimum" ? own > asked : own < asked))
        {
            // The type itself is stricter.
            return;
        }

        schema.Remove(inclusive);
        schema.Set(!bound.IsExclusive ? inclusive : isNumber ? "exclusive" + end : "formatExclusive" + end, bound.Json);
    }

    private static void Set(SchemaText schema, string keyword, string? json)
    {
        if (json is not null)
        {
            schema.Set(keyword, json);
        }
    }
}
