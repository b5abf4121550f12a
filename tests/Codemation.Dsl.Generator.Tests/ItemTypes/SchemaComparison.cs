using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Codemation.Dsl.Generator.Tests.ItemTypes;

/// <summary>
/// Compares a schema with the one that System.Text.Json exports for the same metadata. Both are walked side by side, references
/// followed; whatever isn't the same must be one of the deliberate differences below.
/// </summary>
internal static class SchemaComparison
{
    private const int Depth = 8;

    /// <summary>Keywords that are there although System.Text.Json has none, and why.</summary>
    private static readonly Dictionary<string, string> Added = new(StringComparer.Ordinal)
    {
        ["minimum"] = "integer types have a range: a number outside of it is an error of the input, with its path, and not of the reader",
        ["maximum"] = "the same",
        ["uniqueItems"] = "an element that a set holds already would be lost silently",
        ["description"] = "for people and for tools that make forms",
        ["default"] = "the same; exporting them is optional there",
    };

    /// <summary>Keywords that only System.Text.Json has, and why.</summary>
    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["$comment"] = "repeats in words what the pattern beside it says",
        ["default"] = "the default of a struct such as DateOnly isn't a constant in C#; where there is one it is compared",
    };

    /// <summary>Keywords that only data annotations put there, of which System.Text.Json knows nothing.</summary>
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "formatMinimum", "formatMaximum", "formatExclusiveMinimum", "formatExclusiveMaximum",
        "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties",
        "pattern", "allOf", "format", "contentEncoding", "enum", "not", "required",
    };

    // Metadata doesn't know which references may be null where no member says so; elements and items of schemas of ours do.
    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true };

    public static void AssertEquivalent(ItemType item, Difference allowed = Difference.None)
    {
        var ours = JsonNode.Parse(item.Schema)!;
        var theirs = item.JsonTypeInfo.GetJsonSchemaAsNode(Exporter);
        var differences = new List<string>();
        Compare(new Pair(ours, theirs, "$", IsMember: false), new Roots(ours, theirs, allowed, differences), Depth);
        Assert.True(differences.Count == 0, $"{string.Join('\n', differences)}\nours:   {ours.ToJsonString()}\ntheirs: {theirs.ToJsonString()}");
    }

    private static void Compare(Pair pair, Roots roots, int depth)
    {
        if (depth == 0)
        {
            return;
        }

        var ours = Keywords(pair.Ours, roots.Ours);
        var theirs = Keywords(pair.Theirs, roots.Theirs);
        foreach (var keyword in ours.Keys.Union(theirs.Keys, StringComparer.Ordinal))
        {
            var at = $"{pair.Path}/{keyword}";
            if (!theirs.TryGetValue(keyword, out var their))
            {
                if (!Added.ContainsKey(keyword) && !(roots.Allows(Difference.Annotations) && Annotations.Contains(keyword)) && !(roots.Allows(Difference.NullableNumbersInQuotes) && keyword is "pattern"))
                {
                    roots.Differences.Add($"{at}: only in ours");
                }
            }
            else if (!ours.TryGetValue(keyword, out var our))
            {
                var isDefaultOfStruct = keyword is "default" && ours.ContainsKey("format") && their is not null;
                if (!(LeftOut.ContainsKey(keyword) && (keyword is not "default" || isDefaultOfStruct)) && !(roots.Allows(Difference.MemberConverters) && ours.Count == 0))
                {
                    roots.Differences.Add($"{at}: only in theirs");
                }
            }
            else
            {
                CompareKeyword(keyword, pair with { Ours = our, Theirs = their, Path = at }, roots, depth);
            }
        }
    }

    private static void CompareKeyword(string keyword, Pair pair, Roots roots, int depth)
    {
        switch (keyword)
        {
            case "properties":
                foreach (var name in Names(pair.Ours).Union(Names(pair.Theirs), StringComparer.Ordinal))
                {
                    Compare(new Pair(pair.Ours?[name] ?? false, pair.Theirs?[name] ?? false, $"{pair.Path}/{name}", IsMember: true), roots, depth - 1);
                }

                break;
            case "items" or "additionalProperties":
                Compare(pair with { IsMember = false }, roots, depth - 1);
                break;
            case "anyOf":
                for (var i = 0; i < Math.Max(pair.Ours!.AsArray().Count, pair.Theirs!.AsArray().Count); i++)
                {
                    Compare(pair with { Ours = At(pair.Ours, i), Theirs = At(pair.Theirs, i), Path = $"{pair.Path}/{i}" }, roots, depth);
                }

                break;
            case "type" or "required" or "enum":
                CompareSets(keyword, pair, roots);
                break;
            case var _ when !JsonNode.DeepEquals(pair.Ours, pair.Theirs) && !(roots.Allows(Difference.Annotations) && Annotations.Contains(keyword)):
                roots.Differences.Add($"{pair.Path}: {pair.Ours?.ToJsonString()} is not {pair.Theirs?.ToJsonString()}");
                break;
        }
    }

    private static void CompareSets(string keyword, Pair pair, Roots roots)
    {
        var surplus = Set(pair.Ours).Except(Set(pair.Theirs), StringComparer.Ordinal);
        var missing = Set(pair.Theirs).Except(Set(pair.Ours), StringComparer.Ordinal);
        if (keyword is "type" && !pair.IsMember)
        {
            surplus = surplus.Where(one => one is not "\"null\"");
        }

        // [Required] refuses null and demands the member; [AllowedValues] takes values away.
        if (roots.Allows(Difference.Annotations))
        {
            surplus = surplus.Where(_ => keyword is not "required");
            missing = missing.Where(one => keyword is not "enum" && one is not "\"null\"");
        }

        if ((roots.Allows(Difference.TypeArguments) || roots.Allows(Difference.DisallowNull)) && keyword is "type" && pair.IsMember)
        {
            missing = missing.Where(one => one is not "\"null\"");
        }

        if (roots.Allows(Difference.NullableNumbersInQuotes) && keyword is "type" && Set(pair.Theirs).Contains("\"null\"", StringComparer.Ordinal))
        {
            surplus = surplus.Where(one => one is not "\"string\"");
        }

        if (surplus.Any() || missing.Any())
        {
            roots.Differences.Add($"{pair.Path}: {pair.Ours?.ToJsonString()} is not {pair.Theirs?.ToJsonString()}");
        }
    }

    /// <summary>The keywords of a schema, in one form for all that mean the same.</summary>
    private static Dictionary<string, JsonNode?> Keywords(JsonNode? schema, JsonNode root)
    {
        if (schema is JsonValue flag)
        {
            return flag.GetValue<bool>() ? [] : new() { ["false"] = null };
        }

        var found = schema!.AsObject();
        if (found["$ref"]?.GetValue<string>() is { } reference)
        {
            return Keywords(Target(reference, root), root);
        }

        // "This or null" is the same as a type that includes null.
        if (found["anyOf"] is JsonArray { Count: 2 } either && either[1]?.ToJsonString() is """{"type":"null"}""" && Keywords(either[0], root) is var folded && folded.TryGetValue("type", out var type))
        {
            folded["type"] = new JsonArray([.. Set(type).Select(one => JsonNode.Parse(one)), "null"]);
            foreach (var (keyword, value) in found.Where(one => one.Key is not ("anyOf" or "$defs")))
            {
                folded[keyword] = value;
            }

            return folded;
        }

        // Elements of any kind need no keyword.
        return found
            .Where(keyword => keyword.Key is not "$defs" && !(keyword.Key is "items" && keyword.Value is JsonObject { Count: 0 }))
            .ToDictionary(keyword => keyword.Key, keyword => keyword.Value, StringComparer.Ordinal);
    }

    private static JsonNode? Target(string reference, JsonNode root)
    {
        var target = root;
        foreach (var part in reference.Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            target = target is JsonArray array ? array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : target![name]!;
        }

        return target;
    }

    private static IEnumerable<string> Names(JsonNode? properties) => properties!.AsObject().Select(member => member.Key);

    private static JsonNode At(JsonNode? branches, int index) => index < branches!.AsArray().Count ? branches[index]! : false;

    private static IEnumerable<string> Set(JsonNode? values) =>
        values is JsonArray many ? many.Select(one => one?.ToJsonString() ?? "null") : [values?.ToJsonString() ?? "null"];

    /// <summary>Two schemas of the same value.</summary>
    private sealed record Pair(JsonNode? Ours, JsonNode? Theirs, string Path, bool IsMember);

    private sealed record Roots(JsonNode Ours, JsonNode Theirs, Difference Allowed, List<string> Differences)
    {
        public bool Allows(Difference one) => Allowed.HasFlag(one);
    }
}
