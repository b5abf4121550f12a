using System.Globalization;

namespace Codemation.Locks;

/// <summary>
/// Whether whatever one schema allows is accepted by another, for schemas as the generator writes them. Where it can't tell, the answer is no:
/// a lock that asks once too often is better than a run that can't be read.
/// </summary>
internal sealed class SchemaAcceptance
{
    // Says nothing about what is valid.
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly",
        "contentEncoding", "contentMediaType",
    };

    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        "type", "enum", "const", "properties", "required", "additionalProperties", "items", "anyOf", "$ref",
    };

    private readonly JsonValue before;
    private readonly JsonValue now;
    private readonly HashSet<(JsonValue Before, JsonValue Now)> compared = [];

    private SchemaAcceptance(JsonValue before, JsonValue now)
    {
        this.before = before;
        this.now = now;
    }

    /// <summary>Why a value that one schema allowed may not be accepted by another.</summary>
    /// <returns>The first reason, beginning with its JSON path; null when all are accepted.</returns>
    public static string? Refusal(string before, string now)
    {
        if (string.Equals(before, now, StringComparison.Ordinal))
        {
            return null;
        }

        var (old, current) = (JsonValue.Parse(before), JsonValue.Parse(now));
        return new SchemaAcceptance(old, current).Refusal(old, current, "$");
    }

    private string? Refusal(JsonValue old, JsonValue current, string path)
    {
        (old, current) = (Resolve(old, before), Resolve(current, now));
        if (IsAnything(current) || !compared.Add((old, current)))
        {
            return null;
        }

        if (IsAnything(old))
        {
            return $"{path} took anything, and takes {Kind(current)} now";
        }

        if (old["anyOf"] is { } alternatives)
        {
            return alternatives.Elements.Select(each => Refusal(each, current, path)).FirstOrDefault(static reason => reason is not null);
        }

        if (current["anyOf"] is { } choices)
        {
            var reasons = choices.Elements.Select(each => Refusal(old, each, path)).ToArray();
            return reasons.Contains(null) ? null : reasons[reasons.Length - 1];
        }

        return Types(old, current, path) ?? Values(old, current, path) ?? Members(old, current, path) ?? Elements(old, current, path)
            ?? Constraints(old, current, path);
    }

    private static JsonValue Resolve(JsonValue schema, JsonValue root)
    {
        const string Definitions = "#/$defs/";
        while (schema["$ref"] is { Text: var reference } && schema.Members.All(static member => member.Key == "$ref" || Annotations.Contains(member.Key)))
        {
            var found = reference == "#" ? root
                : reference.StartsWith(Definitions, StringComparison.Ordinal) ? root["$defs"]?[Unescape(reference.Substring(Definitions.Length))]
                : null;
            if (found is null || ReferenceEquals(found, schema))
            {
                break;
            }

            schema = found;
        }

        return schema;
    }

    private static string Unescape(string pointer) => Uri.UnescapeDataString(pointer).Replace("~1", "/").Replace("~0", "~");

    private static bool IsAnything(JsonValue schema) =>
        schema is { Kind: JsonKind.Boolean, Text: "true" } || (schema.Kind == JsonKind.Object && schema.Members.All(static member => Annotations.Contains(member.Key)));

    private static string? Types(JsonValue old, JsonValue current, string path)
    {
        var allowed = TypesOf(current);
        if (allowed.Count == 0)
        {
            return null;
        }

        var given = TypesOf(old);
        return given.Count > 0 && given.All(type => allowed.Contains(type) || (type == "integer" && allowed.Contains("number")))
            ? null
            : $"{path} was {Kind(old)}, and is {Kind(current)} now";
    }

    private static HashSet<string> TypesOf(JsonValue schema) => schema["type"] switch
    {
        { Kind: JsonKind.Array } several => new(several.Elements.Select(static type => type.Text), StringComparer.Ordinal),
        { Text: var one } => new([one], StringComparer.Ordinal),
        null => new(Allowed(schema)?.Select(static value => TypeOf(value)) ?? [], StringComparer.Ordinal),
    };

    private static string TypeOf(JsonValue value) => value.Kind switch
    {
        JsonKind.Number => "number",
        _ => value.Kind.ToString().ToLowerInvariant(),
    };

    private static string Kind(JsonValue schema) =>
        TypesOf(schema) is { Count: > 0 } types ? string.Join(" or ", types.OrderBy(static type => type == "null").ThenBy(static type => type, StringComparer.Ordinal)) : "something else";

    private static IReadOnlyList<JsonValue>? Allowed(JsonValue schema) =>
        schema["enum"] is { } several ? [.. several.Elements] : schema["const"] is { } one ? [one] : null;

    private static string? Values(JsonValue old, JsonValue current, string path)
    {
        if (Allowed(current) is not { } allowed)
        {
            return null;
        }

        if (Allowed(old) is not { } given)
        {
            return $"{path} takes only {string.Join(", ", allowed)} now";
        }

        var refused = given.Where(value => !allowed.Contains(value)).ToArray();
        return refused.Length == 0 ? null : $"{path} doesn't take {string.Join(", ", (object[])refused)} any more";
    }

    private string? Members(JsonValue old, JsonValue current, string path)
    {
        var wasRequired = Names(old);
        foreach (var name in Names(current))
        {
            if (!wasRequired.Contains(name))
            {
                return $"{path}.{name} is required now";
            }
        }

        foreach (var property in old["properties"]?.Members ?? [])
        {
            var inside = path + "." + property.Key;
            var accepting = current["properties"]?[property.Key] ?? current["additionalProperties"];
            if (accepting is { Kind: JsonKind.Boolean, Text: "false" })
            {
                return $"{inside} is not accepted any more";
            }

            if (accepting is not null && Refusal(property.Value, accepting, inside) is { } reason)
            {
                return reason;
            }
        }

        return (old["additionalProperties"], current["additionalProperties"]) switch
        {
            (_, null) => null,
            ({ Kind: JsonKind.Boolean, Text: "false" }, _) => null,
            (null, { Kind: JsonKind.Boolean, Text: "false" }) => $"{path} doesn't take members that it doesn't know any more",
            (null, { Kind: JsonKind.Object }) => $"{path} checks members that it doesn't know now",
            ({ } were, { } are) => Refusal(were, are, path + ".*"),
            _ => null,
        };
    }

    private static HashSet<string> Names(JsonValue schema) =>
        new(schema["required"]?.Elements.Select(static name => name.Text) ?? [], StringComparer.Ordinal);

    private string? Elements(JsonValue old, JsonValue current, string path) => (old["items"], current["items"]) switch
    {
        (_, null) => null,
        (null, _) => TypesOf(old).Contains("array") ? $"{path}[*] is checked now" : null,
        ({ } were, { } are) => Refusal(were, are, path + "[*]"),
    };

    private static string? Constraints(JsonValue old, JsonValue current, string path)
    {
        foreach (var constraint in current.Members)
        {
            if (!Annotations.Contains(constraint.Key) && !Understood.Contains(constraint.Key) && !IsAsStrict(old[constraint.Key], constraint.Key, constraint.Value))
            {
                return $"{path} is checked more strictly now ({constraint.Key} {constraint.Value})";
            }
        }

        return null;
    }

    private static bool IsAsStrict(JsonValue? old, string keyword, JsonValue current) => old is not null && (old.Equals(current) || keyword switch
    {
        "minimum" or "exclusiveMinimum" or "minLength" or "minItems" or "minProperties" => Number(old) >= Number(current),
        "maximum" or "exclusiveMaximum" or "maxLength" or "maxItems" or "maxProperties" => Number(old) <= Number(current),
        _ => false,
    });

    // Limits beyond a double's precision that differ are rare enough to be asked about.
    private static double Number(JsonValue value) =>
        double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
