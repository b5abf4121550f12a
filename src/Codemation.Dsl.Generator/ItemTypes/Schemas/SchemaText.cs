namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A schema while it is put together: keywords and their JSON texts, in order.</summary>
internal sealed class SchemaText
{
    private readonly List<KeyValuePair<string, string>> keywords = [];

    public bool IsEmpty => keywords.Count == 0;

    /// <summary>A schema with one JSON type.</summary>
    public static SchemaText OfType(string type) => new SchemaText().Set("type", JsonLiteral.Text(type));

    public bool Has(string keyword) => IndexOf(keyword) >= 0;

    public string? Get(string keyword) => IndexOf(keyword) is var index and >= 0 ? keywords[index].Value : null;

    /// <summary>Sets a keyword to a JSON text.</summary>
    public SchemaText Set(string keyword, string json)
    {
        var entry = new KeyValuePair<string, string>(keyword, json);
        if (IndexOf(keyword) is var index and >= 0)
        {
            keywords[index] = entry;
        }
        else
        {
            keywords.Add(entry);
        }

        return this;
    }

    public void Remove(string keyword) => keywords.RemoveAll(entry => entry.Key == keyword);

    /// <summary>The schema that also takes null.</summary>
    public SchemaText OrNull()
    {
        if (IsEmpty)
        {
            return this;
        }

        if (Has("$ref") || !(Has("type") || Has("enum")))
        {
            return new SchemaText().Set("anyOf", JsonLiteral.Array([ToString(), "{\"type\":\"null\"}"]));
        }

        if (Get("type") is { } type)
        {
            Set("type", type[0] is '[' ? With(type, "\"null\"") : JsonLiteral.Array([type, "\"null\""]));
        }

        if (Get("enum") is { } values)
        {
            Set("enum", With(values, "null"));
        }

        return this;
    }

    /// <summary>The JSON text.</summary>
    public override string ToString() => "{" + string.Join(",", keywords.Select(entry => JsonLiteral.Text(entry.Key) + ":" + entry.Value)) + "}";

    private static string With(string array, string item) => array.Substring(0, array.Length - 1) + (array.Length > 2 ? "," : string.Empty) + item + "]";

    private int IndexOf(string keyword) => keywords.FindIndex(entry => entry.Key == keyword);
}
