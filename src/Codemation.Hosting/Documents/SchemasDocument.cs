using System.Text.Json;
using System.Text.Json.Serialization;

namespace Codemation.Hosting.Documents;

/// <summary>The JSON Schemas of what a workflow takes and gives.</summary>
internal sealed record SchemasDocument
{
    public required JsonElement Input { get; init; }

    public required JsonElement Output { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Config { get; init; }

    /// <summary>By the step that waits for the signal.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonElement>? Signals { get; init; }

    public static SchemasDocument Of(ExecutionPlan plan)
    {
        var signals = plan.Steps.Where(static step => step.Signal is not null).ToDictionary(static step => step.Id, static step => Read(step.Signal!));
        return new SchemasDocument
        {
            Input = Read(plan.Input),
            Output = Read(plan.Output),
            Config = plan.Config is { } config ? Read(config) : null,
            Signals = signals.Count > 0 ? signals : null,
        };
    }

    private static JsonElement Read(ItemType type) => RawJson.Read(type.Schema)!.Value;
}
