using System.Text.Json.Nodes;

namespace Codemation;

/// <summary>How a run is repeated. All members are optional.</summary>
public sealed record RerunOptions
{
    /// <summary>
    /// The step to begin at: the outputs of all that is upstream of it are taken over, it and all that is downstream of it runs again. All
    /// steps run again when null.
    /// </summary>
    public string? FromStep { get; init; }

    /// <summary>
    /// The items that <see cref="FromStep"/> is given instead of those it had, or the run when that is null. Where the number of items stays the
    /// same, each takes the place of the one at its position; otherwise they descend from no item in particular.
    /// </summary>
    public JsonArray? Input { get; init; }

    /// <summary>
    /// Whether the step that failed runs again for the items that failed only: what the others gave is taken over, and all go on together from
    /// there. <see cref="FromStep"/> is that step or null; <see cref="Input"/> and <see cref="Pinned"/> can't be given as well.
    /// </summary>
    public bool FailedItemsOnly { get; init; }

    /// <inheritdoc cref="RunOptions.Pinned"/>
    public IReadOnlyDictionary<string, JsonArray> Pinned { get; init; } = new Dictionary<string, JsonArray>(StringComparer.Ordinal);

    /// <inheritdoc cref="RunOptions.StopAfter"/>
    public string? StopAfter { get; init; }
}
