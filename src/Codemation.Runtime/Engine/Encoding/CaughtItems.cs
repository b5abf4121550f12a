using System.Text.Json;
using System.Text.Json.Serialization;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Encoding;

/// <summary>Caught items as JSON text, so that a resumed run still knows them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<CaughtItem>))]
internal sealed partial class CaughtItems : JsonSerializerContext
{
    public static string? Encode(List<CaughtItem>? items) => items is null ? null : JsonSerializer.Serialize(items, Default.ListCaughtItem);

    public static List<CaughtItem> Decode(string? json) => json is null ? [] : JsonSerializer.Deserialize(json, Default.ListCaughtItem)!;
}
