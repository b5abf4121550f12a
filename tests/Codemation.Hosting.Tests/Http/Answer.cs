using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Codemation.Hosting.Tests.Http;

/// <summary>What the server answered.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, string? ContentType)
{
    public int Code => (int)Status;

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>A member of the answer, in its text form.</summary>
    public string? this[string name] => Json.TryGetProperty(name, out var value) ? value.ToString() : null;

    /// <summary>What was wrong where, of a problem.</summary>
    public string[] Errors => [.. Json.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("path").GetString()}: {error.GetProperty("message").GetString()}")];
}
