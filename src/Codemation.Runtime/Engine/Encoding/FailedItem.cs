using System.Text.Json;
using System.Text.Json.Serialization;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Encoding;

/// <summary>What became of an item that failed, recorded while others of its batch wait.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FailureDetails))]
internal sealed partial class FailedItem : JsonSerializerContext
{
    public static byte[] Encode(FailureDetails error) => JsonSerializer.SerializeToUtf8Bytes(error, Default.FailureDetails);

    /// <summary>Reads a record.</summary>
    /// <returns>Null when it is of an item that did not fail: those are arrays.</returns>
    public static FailureDetails? Decode(ReadOnlySpan<byte> json) => json is [(byte)'{', ..] ? JsonSerializer.Deserialize(json, Default.FailureDetails) : null;
}
