using System.Text;
using System.Text.Json;
using Codemation.Runtime.Json;

namespace Codemation.Runtime.Tests.Json;

/// <summary>Checks JSON text against schema text both ways that values come in, and shows errors as lines.</summary>
internal static class SchemaAssert
{
    public static string[] Errors(string schema, string json)
    {
        var parsed = JsonSchema.Parse(Encoding.UTF8.GetBytes(schema));
        string[] fromText = [.. parsed.Validate(Encoding.UTF8.GetBytes(json)).Select(error => error.ToString())];
        using var document = JsonDocument.Parse(json);
        string[] fromElement = [.. parsed.Validate(document.RootElement).Select(error => error.ToString())];
        Assert.Equal(fromText, fromElement);
        return fromText;
    }

    public static void Accepts(string schema, params string[] values)
    {
        foreach (var json in values)
        {
            Assert.Equal([], Errors(schema, json));
        }
    }

    public static void Refuses(string schema, string json, params string[] errors) => Assert.Equal(errors, Errors(schema, json));
}
