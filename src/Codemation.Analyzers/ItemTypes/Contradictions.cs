using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>Finds members whose declaration, attributes and default can't all be meant.</summary>
internal static class Contradictions
{
    public static IEnumerable<(ISymbol Symbol, string Text)> In(ObjectShape shape) =>
        NameClashes.In(shape).Concat(shape.Members.SelectMany(member => Of(shape, member).Select(text => (member.Symbol, text))));

    private static IEnumerable<string> Of(ObjectShape shape, MemberShape member)
    {
        var rules = AnnotationReader.Read(member);
        return OfPresence(shape, member, rules).Concat(OfRules(rules)).Concat(OfValues(member, rules));
    }

    private static IEnumerable<string> OfPresence(ObjectShape shape, MemberShape member, ValueRules rules)
    {
        if (RequiredMembers.IsLeftUnset(shape, member))
        {
            yield return "it is required, but JSON may leave it out, and the constructor with [SetsRequiredMembers] doesn't set it. Set it there, or give the constructor a parameter of its name.";
        }

        if (!rules.IsRequired)
        {
            yield break;
        }

        if (member is { Parameter: null, Setter: null, IsField: false })
        {
            yield return "JSON must have it, but no constructor and no setter takes it. Give it an init setter, or a constructor parameter of its name.";
        }

        if (Nullability.IsAnnotated(member))
        {
            yield return "[Required] refuses the null that its type allows. Make the type not nullable, or remove [Required].";
        }

        if (member.Parameter is { HasExplicitDefaultValue: true })
        {
            yield return "[Required] wants a value in the JSON, so its default is never used. Remove one of the two.";
        }
    }

    private static IEnumerable<string> OfRules(ValueRules rules)
    {
        if (rules is { Minimum: { } least, Maximum: { } most } && ValueTrial.Compare(least.Value, most.Value) is var order
            && (order > 0 || (order == 0 && (least.IsExclusive || most.IsExclusive))))
        {
            yield return $"no value is in the range from {least.Json} to {most.Json}.";
        }

        if (rules is { MinLength: { } shortest, MaxLength: { } longest } && shortest > longest)
        {
            yield return $"it must have at least {shortest} and at most {longest} {(rules.Kind is ValueKind.Text ? "characters" : "elements")}.";
        }

        if (rules.Allowed is { } allowed && allowed.All(rules.Denied.Contains))
        {
            yield return "[DeniedValues] refuses all that [AllowedValues] allows.";
        }
    }

    private static IEnumerable<string> OfValues(MemberShape member, ValueRules rules)
    {
        if (rules.IsRequired is false && DefaultValues.Of(member) is { HasValue: true, Value: { } value } && ValueTrial.Refusal(member, value, rules) is { } reason)
        {
            yield return $"its default {ConstantText.InJson(member, value)} {reason}.";
        }

        foreach (var allowed in AnnotationReader.Constants(member, "AllowedValues"))
        {
            if (ValueTrial.Refusal(member, allowed, rules with { Allowed = null }) is { } why)
            {
                yield return $"[AllowedValues] allows {ConstantText.InJson(member, allowed)}, which {why}.";
            }
        }
    }
}
