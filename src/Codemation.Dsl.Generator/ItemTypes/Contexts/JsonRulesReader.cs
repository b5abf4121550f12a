using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Reads the options of a user's own context.</summary>
internal static class JsonRulesReader
{
    private const int WebDefaults = 1;
    private const int StrictDefaults = 2;

    /// <summary>The rules, and what can't be honoured.</summary>
    public static (JsonRules Rules, string? Problem) Read(INamedTypeSymbol context)
    {
        var options = context.Find(Attributes.Json + "JsonSourceGenerationOptions");
        var defaults = options?.Argument(0) as int? ?? 0;
        var rules = new JsonRules
        {
            Naming = (JsonNaming)(options?.Named("PropertyNamingPolicy") as int? is { } naming and not 0 ? naming : defaults is WebDefaults ? 1 : 0),
            EnumsAreText = options?.Named("UseStringEnumConverter") is true,
            Numbers = options?.Named("NumberHandling") as int? ?? (defaults is WebDefaults ? 1 : 0),
            RefusesUnknownMembers = (options?.Named("UnmappedMemberHandling") as int? ?? (defaults is StrictDefaults ? 1 : 0)) == 1,
            IncludesFields = options?.Named("IncludeFields") is true,
        };
        foreach (var option in new[] { "IgnoreReadOnlyProperties", "IgnoreReadOnlyFields" })
        {
            if (options?.Named(option) is true)
            {
                return (rules, $"it sets {option}, which schemas don't follow");
            }
        }

        return options?.Named("ReferenceHandler") is 1
            ? (rules, "it preserves references, which schemas can't describe")
            : AddConverters(rules, options);
    }

    private static (JsonRules Rules, string? Problem) AddConverters(JsonRules rules, AttributeData? options)
    {
        var converted = new List<ITypeSymbol>();
        var texts = new List<ITypeSymbol>();
        foreach (var converter in Converters(options))
        {
            if (converter is { Name: "JsonStringEnumConverter", ContainingNamespace: { } space } && space.ToDisplayString() + "." == Attributes.Json)
            {
                rules = converter.Arity == 0 ? rules with { EnumsAreText = true } : rules;
                texts.AddRange(converter.TypeArguments);
            }
            else if (JsonConverters.Converts(converter) is { } type)
            {
                converted.Add(type);
            }
            else
            {
                return (rules, $"its converter {TypeNames.ForPeople(converter)} doesn't say which type it converts. Derive it from JsonConverter<T>");
            }
        }

        return (rules with { Converted = converted, TextEnums = texts }, null);
    }

    private static IEnumerable<INamedTypeSymbol> Converters(AttributeData? options) => options?.NamedArguments
        .Where(static argument => argument.Key == "Converters" && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false })
        .SelectMany(static argument => argument.Value.Values)
        .Select(static value => value.Value)
        .OfType<INamedTypeSymbol>() ?? [];
}
