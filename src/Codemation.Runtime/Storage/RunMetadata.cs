using System.Text.Json;

namespace Codemation.Runtime.Storage;

/// <summary>What of a run's metadata can be searched for.</summary>
internal static class RunMetadata
{
    /// <summary>Longer values, and those with a NUL in them, are kept with the run but can't be searched for.</summary>
    public const int LongestValue = 256;

    /// <summary>The members of a JSON object that are strings, numbers or booleans, in their text form.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Searchable(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            var value = member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Value.GetRawText(),
                _ => null,
            };
            if (value is { Length: <= LongestValue } && member.Name.Length <= LongestValue && !value.Contains('\0') && !member.Name.Contains('\0'))
            {
                members[member.Name] = value;
            }
        }

        return [.. members];
    }
}
