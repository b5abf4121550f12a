using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>Builds the node tree from schema text. A keyword that isn't known is refused: it would be a check that silently isn't made.</summary>
internal sealed class SchemaParser
{
    private const string DefinitionsPrefix = "#/$defs/";

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "$schema", "$ref", "$defs", "title", "description", "default", "examples",
        "type", "enum", "const", "not", "anyOf",
        "properties", "required", "additionalProperties", "minProperties", "maxProperties",
        "items", "uniqueItems", "minItems", "maxItems",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    };

    private static readonly string[] Annotations = ["$schema", "$ref", "$defs", "title", "description", "default", "examples"];

    private readonly JsonElement _root;
    private readonly Dictionary<string, SchemaNode> _targets = new(StringComparer.Ordinal);
    private readonly List<(SchemaNode Node, string Location)> _nodes = [];

    private SchemaParser(JsonElement root) => _root = root;

    /// <summary>Reads a schema text.</summary>
    /// <exception cref="FormatException">The text isn't a schema of the supported kind.</exception>
    public static SchemaNode Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 256, AllowDuplicateProperties = false });
            var parser = new SchemaParser(document.RootElement);
            var root = parser.Target("#", "#");
            SchemaLinks.Check(parser._nodes);
            return root;
        }
        catch (JsonException error)
        {
            throw new FormatException($"The schema isn't JSON: {error.Message}", error);
        }
    }

    private SchemaNode Target(string reference, string location)
    {
        if (_targets.TryGetValue(reference, out var known))
        {
            return known;
        }

        var schema = _root;
        if (reference != "#")
        {
            var name = reference.StartsWith(DefinitionsPrefix, StringComparison.Ordinal)
                ? Uri.UnescapeDataString(reference[DefinitionsPrefix.Length..]).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
                : throw SchemaReading.Wrong(location, $"\"{reference}\" can't be referred to, only \"#\" and \"#/$defs/…\"");
            if (!_root.TryGetProperty("$defs", out var definitions) || !definitions.TryGetProperty(name, out schema))
            {
                throw SchemaReading.Wrong(location, $"there is no \"{reference}\"");
            }
        }

        // Known before it is filled, so that a recursive type finds itself.
        var node = _targets[reference] = new SchemaNode();
        Fill(node, schema, reference);
        return node;
    }

    private SchemaNode Node(JsonElement schema, string location)
    {
        if (schema.ValueKind == JsonValueKind.True)
        {
            return SchemaNode.Any;
        }

        var node = new SchemaNode();
        Fill(node, schema, location);
        return node;
    }

    private void Fill(SchemaNode node, JsonElement schema, string location)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            node.Kinds = schema.ValueKind == JsonValueKind.True ? JsonKinds.Any : JsonKinds.None;
            return;
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            throw SchemaReading.Wrong(location, "a schema must be an object, true or false");
        }

        foreach (var member in schema.EnumerateObject())
        {
            if (!Keywords.Contains(member.Name) && !StringReading.Keywords.Contains(member.Name, StringComparer.Ordinal))
            {
                throw SchemaReading.Wrong(location, $"the keyword \"{member.Name}\" isn't supported");
            }
        }

        _nodes.Add((node, location));
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Refer(node, schema, reference, location);
            return;
        }

        node.Kinds = SchemaReading.Kinds(schema, location);
        node.Choices = SchemaReading.Choices(schema, location);
        node.Kinds &= node.Choices?.Kinds ?? JsonKinds.Any;
        node.Denied = SchemaReading.Denied(schema, location);
        node.String = StringReading.Read(schema, location);
        node.Number = SchemaReading.Number(schema, location);
        node.Object = Object(schema, location);
        node.Array = Array(schema, location);
        node.AnyOf = AnyOf(schema, location);
    }

    private void Refer(SchemaNode node, JsonElement schema, JsonElement reference, string location)
    {
        foreach (var member in schema.EnumerateObject())
        {
            if (!Annotations.Contains(member.Name, StringComparer.Ordinal))
            {
                throw SchemaReading.Wrong(location, $"\"{member.Name}\" can't stand beside \"$ref\"");
            }
        }

        node.Reference = Target(SchemaReading.Text(reference, location, "$ref"), location);
    }

    private ObjectRules Object(JsonElement schema, string location)
    {
        var hasProperties = schema.TryGetProperty("properties", out var properties);
        var hasAdditional = schema.TryGetProperty("additionalProperties", out var additional);
        var required = SchemaReading.Names(schema, "required", location);
        var least = SchemaReading.Count(schema, "minProperties", location);
        var most = SchemaReading.Count(schema, "maxProperties", location);
        if (!hasProperties && !hasAdditional && required.Count == 0 && least is null && most is null)
        {
            return ObjectRules.Free;
        }

        var members = new List<SchemaProperty>();
        if (hasProperties)
        {
            foreach (var property in SchemaReading.Members(properties, location, "properties"))
            {
                members.Add(new SchemaProperty(property.Name, Node(property.Value, $"{location}/properties/{property.Name}"), required.Remove(property.Name)));
            }
        }

        members.AddRange(required.Select(name => new SchemaProperty(name, SchemaNode.Any, required: true)));
        var others = !hasAdditional ? SchemaNode.Any
            : additional.ValueKind == JsonValueKind.False ? null
            : Node(additional, $"{location}/additionalProperties");
        return new ObjectRules([.. members], others) { MinMembers = least ?? 0, MaxMembers = most ?? int.MaxValue };
    }

    private ArrayRules Array(JsonElement schema, string location)
    {
        var items = schema.TryGetProperty("items", out var element) ? Node(element, $"{location}/items") : null;
        var least = SchemaReading.Count(schema, "minItems", location);
        var most = SchemaReading.Count(schema, "maxItems", location);
        var unique = SchemaReading.Flag(schema, "uniqueItems", location);
        return items is null && least is null && most is null && !unique
            ? ArrayRules.Free
            : new ArrayRules(items, least ?? 0, most ?? int.MaxValue, unique);
    }

    private AnyOf? AnyOf(JsonElement schema, string location)
    {
        if (!schema.TryGetProperty("anyOf", out var branches))
        {
            return null;
        }

        var nodes = new List<SchemaNode>();
        foreach (var branch in SchemaReading.Elements(branches, location, "anyOf"))
        {
            nodes.Add(Node(branch, $"{location}/anyOf/{nodes.Count}"));
        }

        return nodes.Count == 0 ? throw SchemaReading.Wrong(location, "\"anyOf\" is empty") : new AnyOf([.. nodes]);
    }
}
