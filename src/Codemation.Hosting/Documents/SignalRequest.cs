using System.Text.Json;
using System.Text.Json.Serialization;

namespace Codemation.Hosting.Documents;

/// <summary>A signal that is handed in.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SignalRequest
{
    /// <summary>Which item waits for it; may be left out for a run of which only one does.</summary>
    public string? Correlation { get; init; }

    public required JsonElement Payload { get; init; }
}
