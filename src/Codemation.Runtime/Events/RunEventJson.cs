using System.Text.Json;
using System.Text.Json.Serialization;

namespace Codemation.Runtime.Events;

/// <summary>The one JSON form of events, wherever they leave the process.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(CamelCase<RunEventKind>), typeof(CamelCase<NodeStatus>), typeof(CamelCase<RunStatus>)])]
[JsonSerializable(typeof(RunEvent))]
internal sealed partial class RunEventJson : JsonSerializerContext
{
    public static byte[] Write(RunEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, Default.RunEvent);

    /// <summary>Reads an event.</summary>
    /// <returns>Null for what this version doesn't understand: another version may know more kinds.</returns>
    public static RunEvent? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Default.RunEvent);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
