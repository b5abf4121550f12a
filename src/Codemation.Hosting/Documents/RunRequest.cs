using System.Text.Json;

namespace Codemation.Hosting.Documents;

/// <summary>What a run is started with; describes what <see cref="Http.Api.Runs.RunRequestReader"/> reads.</summary>
internal sealed record RunRequest
{
    /// <summary>An item, or an array of items.</summary>
    public required JsonElement Items { get; init; }

    /// <summary>Merged over the defaults of the workflow's configuration.</summary>
    public JsonElement? Config { get; init; }

    /// <summary>From 0 to 9, higher ones first.</summary>
    public int? Priority { get; init; }

    /// <summary>What the run can be found by.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Whose workers execute it.</summary>
    public string? Queue { get; init; }

    /// <summary>The step that it ends at.</summary>
    public string? StopAfter { get; init; }
}
