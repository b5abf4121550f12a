using System.Text.Json.Nodes;

namespace Codemation;

/// <summary>What a run is started with beside its items. All members are optional.</summary>
public sealed record RunOptions
{
    internal static RunOptions Default { get; } = new();

    /// <summary>From 0 to 9, higher ones are executed first; the workflow's own by default, which is 5 unless it says otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 9.</exception>
    public int? Priority
    {
        get;
        init
        {
            if (value is < 0 or > 9)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A priority is from 0 to 9.");
            }

            field = value;
        }
    }

    /// <summary>
    /// The caller's name for the request. A second start of the workflow with the same key and the same items gives the first run; with other
    /// items it is refused. Kept as long as the run is.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What the run can be found by: members that are strings, numbers or booleans.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Merged over the defaults of the workflow's configuration and checked against its schema.</summary>
    public JsonObject? Config { get; init; }

    /// <summary>The queue whose workers execute the run; the workflow's own by default, which is <c>default</c> unless it says otherwise.</summary>
    public string? Queue { get; init; }

    /// <summary>
    /// Items by step: such a step is not run, the items given here are its outputs, checked against its schema. They descend from all the items that
    /// the step would have been given. Steps with one output only.
    /// </summary>
    public IReadOnlyDictionary<string, JsonArray> Pinned { get; init; } = new Dictionary<string, JsonArray>(StringComparer.Ordinal);

    /// <summary>The step that the run ends at, its outputs being those of the run; null for all steps.</summary>
    public string? StopAfter { get; init; }
}
