using System.Text.Json;

namespace Codemation.Hosting.Documents;

/// <summary>JSON that is passed on as it is.</summary>
internal static class RawJson
{
    public static JsonElement? Read(string? json)
    {
        if (json is null)
        {
            return null;
        }

        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json));
        return JsonElement.ParseValue(ref reader);
    }
}
