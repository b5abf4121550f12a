using System.Text.Json.Serialization;

namespace Codemation.Runtime.Telemetry;

/// <summary>The JSON of grouped spans, without what is not set.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(GroupedSpan[]))]
internal sealed partial class SpanJson : JsonSerializerContext;
