using System.Text.Json;
using System.Text.Json.Serialization;

namespace Codemation.Runtime.Storage;

/// <summary>Run errors as stored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunError))]
internal sealed partial class StoredErrors : JsonSerializerContext
{
    public static string? Write(RunError? error) => error is null ? null : JsonSerializer.Serialize(error, Default.RunError);

    public static RunError? Read(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Default.RunError);
}
