using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Codemation.Runtime.Json;
using Microsoft.AspNetCore.Http;

namespace Codemation.Hosting.Documents;

/// <summary>What callers send. Stricter than what is told: nothing twice, nothing unknown.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(SignalRequest))]
[JsonSerializable(typeof(RerunRequest))]
internal sealed partial class RequestJson : JsonSerializerContext
{
    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="InputException">It can't be used.</exception>
    public static async ValueTask<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, cancellationToken)
                ?? throw new InputException([new InputError("$", "expected an object, found null")]);
        }
        catch (JsonException error)
        {
            throw new InputException([new InputError(error.Path ?? "$", MalformedJson.Reason(error))], error);
        }
    }
}
