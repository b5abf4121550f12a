using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Codemation.Dsl.Generator.Tests.ItemTypes;

/// <summary>Compares a schema with the one that System.Text.Json exports for the same metadata, references resolved.</summary>
internal static class SchemaComparison
{
    private const int Depth = 6;

    // Said on purpose where System.Text.Json says nothing.
    private static readonly string[] OurOwn = ["minimum", "maximum", "uniqueItems", "description", "default", "$comment"];

    // What the check of inputs understands; it refuses a schema with anything else.
    private static readonly string[] Understood =
    [
        "$ref", "$defs", "description", "default", "type", "enum", "const", "anyOf", "properties", "required", "additionalProperties",
        "items", "uniqueItems", "minItems", "maxItems", "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    ];

    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true };

    public static void AssertEquivalent(ItemType item)
    {
        var ours = JsonNode.Parse(item.Schema)!;
        var theirs = item.JsonTypeInfo.GetJsonSchemaAsNode(Exporter);
        Assert.Equal(Normal(theirs, theirs, Depth), Normal(ours, ours, Depth));
        AssertUnderstood(ours.AsObject());
    }

    private static void AssertUnderstood(JsonObject schema)
    {
        foreach (var (keyword, value) in schema)
        {
            Assert.Contains(keyword, Understood);
            Assert.True(!schema.ContainsKey("$ref") || keyword is "$ref" or "$defs" or "description" or "default", $"{keyword} stands beside $ref");
            var inner = (keyword, value) switch
            {
                ("properties" or "$defs", JsonObject members) => members.Select(member => member.Value),
                ("anyOf", JsonArray branches) => branches,
                ("items" or "additionalProperties", JsonObject one) => [one],
                _ => [],
            };
            foreach (var one in inner)
            {
                AssertUnderstood(one!.AsObject());
            }
        }
    }

    /// <summary>One text for all schemas that mean the same: sorted, references followed, down to a depth.</summary>
    private static string Normal(JsonNode schema, JsonNode root, int depth)
    {
        var found = Resolve(schema, root);
        if (depth == 0)
        {
            return "…";
        }

        if (found is JsonValue)
        {
            return found.ToJsonString() is "true" ? "{}" : found.ToJsonString();
        }

        var keywords = found.AsObject()
            .Where(keyword => keyword.Key is not "$defs" && !OurOwn.Contains(keyword.Key, StringComparer.Ordinal))
            .OrderBy(keyword => keyword.Key, StringComparer.Ordinal)
            .Select(keyword => keyword.Key + ":" + Value(keyword.Key, keyword.Value, root, depth));
        return "{" + string.Join(", ", keywords) + "}";
    }

    private static string Value(string keyword, JsonNode? value, JsonNode root, int depth) => (keyword, value) switch
    {
        ("properties", JsonObject members) => "{" + string.Join(", ", members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => member.Key + ":" + Normal(member.Value!, root, depth - 1))) + "}",
        ("items" or "additionalProperties", { } schema) => Normal(schema, root, depth - 1),
        ("anyOf", JsonArray branches) => "[" + string.Join(", ", branches.Select(branch => Normal(branch!, root, depth)).Order(StringComparer.Ordinal)) + "]",
        ("required" or "enum" or "type", JsonArray values) => "[" + string.Join(", ", values.Select(one => one?.ToJsonString() ?? "null").Order(StringComparer.Ordinal)) + "]",
        ("type", { } one) => $"[{one.ToJsonString()}]",
        _ => value?.ToJsonString() ?? "null",
    };

    private static JsonNode Resolve(JsonNode schema, JsonNode root)
    {
        if (schema is not JsonObject found)
        {
            return schema;
        }

        if (found["$ref"]?.GetValue<string>() is { } reference)
        {
            var target = root;
            foreach (var part in reference.Split('/').Skip(1))
            {
                var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
                target = target is JsonArray array ? array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : target![name]!;
            }

            return Resolve(target!, root);
        }

        return IsOrNull(found) is { } value && OrNull(Resolve(value, root)) is { } folded ? folded : found;
    }

    /// <summary>The first branch of "this or null".</summary>
    private static JsonNode? IsOrNull(JsonObject schema) =>
        schema["anyOf"] is JsonArray { Count: 2 } branches && branches[1] is JsonObject { Count: 1 } last && last["type"]?.ToJsonString() is "\"null\"" ? branches[0] : null;

    private static JsonObject? OrNull(JsonNode schema)
    {
        if (schema is not JsonObject || schema["type"] is not { } type)
        {
            return null;
        }

        var folded = schema.DeepClone().AsObject();
        folded["type"] = new JsonArray([.. type is JsonArray types ? types.Select(one => one!.DeepClone()) : [type.DeepClone()], "null"]);
        return folded;
    }
}
