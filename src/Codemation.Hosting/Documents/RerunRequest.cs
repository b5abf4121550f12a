using System.Text.Json;
using System.Text.Json.Serialization;

namespace Codemation.Hosting.Documents;

/// <summary>How a run is repeated.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RerunRequest
{
    /// <summary>The step to begin at; the outputs of what is upstream of it are taken over. All steps run again without it.</summary>
    public string? From { get; init; }

    /// <summary>An item or items that the step, or the run, is given instead of those it had.</summary>
    public JsonElement? Items { get; init; }

    /// <summary>Whether only the items that failed run again.</summary>
    public bool FailedOnly { get; init; }

    /// <summary>Items by step: such a step does not run, these are its output.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Pinned { get; init; }

    /// <summary>The step that the new run ends at.</summary>
    public string? StopAfter { get; init; }
}
