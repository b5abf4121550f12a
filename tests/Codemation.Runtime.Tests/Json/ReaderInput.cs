using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Codemation.Runtime.Json;

namespace Codemation.Runtime.Tests.Json;

internal sealed record Line(string Product, int Quantity);

internal sealed record Order(string Id, decimal Total, IReadOnlyList<Line> Lines, DateOnly? Due = null, JsonElement? Extra = null);

/// <summary>Reads orders from text as the product reads them from a stream.</summary>
internal static class ReaderInput
{
    private const string Schema = """
        {"type":"object","properties":{
           "id":{"type":"string"},"total":{"type":"number"},"due":{"type":["string","null"],"format":"date"},"extra":{},
           "lines":{"type":"array","items":{"type":"object","properties":{"product":{"type":"string"},
              "quantity":{"type":"integer","minimum":-2147483648,"maximum":2147483647}},"required":["product","quantity"],"additionalProperties":false}}},
         "required":["id","total","lines"],"additionalProperties":false}
        """;

    public static JsonSchema OrderSchema { get; } = JsonSchema.Parse(Encoding.UTF8.GetBytes(Schema));

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    public static Task<Order[]> ReadAsync(string json, InputLimits? limits = null) => ReadAsync(Encoding.UTF8.GetBytes(json), limits);

    public static Task<Order[]> ReadAsync(byte[] utf8, InputLimits? limits = null, int chunk = int.MaxValue)
        => InputReader.ReadAsync(new ChunkedStream(utf8, chunk), TypeInfo<Order>(), OrderSchema, limits ?? InputLimits.Default, CancellationToken.None).AsTask();

    public static async Task<string[]> ErrorsAsync(string json, InputLimits? limits = null)
        => [.. (await Assert.ThrowsAsync<InputException>(() => ReadAsync(json, limits))).Errors.Select(error => error.ToString())];

    public static string OrderText(string id, int quantity = 1)
        => $$"""{"id":"{{id}}","total":12.50,"lines":[{"product":"Käse","quantity":{{quantity}}}]}""";
}
