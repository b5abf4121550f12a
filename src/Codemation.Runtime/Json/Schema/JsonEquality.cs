using System.Globalization;
using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>Equality of JSON values: member order, escapes and the way a number is written don't matter.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonElement>
{
    public static JsonEquality Instance { get; } = new();

    public bool Equals(JsonElement x, JsonElement y) => JsonElement.DeepEquals(x, y);

    public int GetHashCode(JsonElement value)
    {
        var hash = 0;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    hash += HashCode.Combine(member.Name, GetHashCode(member.Value));
                }

                break;
            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                {
                    hash = HashCode.Combine(hash, GetHashCode(element));
                }

                break;
            case JsonValueKind.String:
                hash = value.GetString()!.GetHashCode(StringComparison.Ordinal);
                break;
            case JsonValueKind.Number:
                // Equal numbers have equal doubles; minus zero is zero.
                hash = (double.Parse(value.GetRawText(), CultureInfo.InvariantCulture) + 0.0).GetHashCode();
                break;
        }

        return HashCode.Combine(value.ValueKind, hash);
    }
}
