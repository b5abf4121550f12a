using System.Text.Json;
using System.Text.Json.Serialization;

namespace Codemation.Hosting.Documents;

/// <summary>What starts runs of a workflow.</summary>
internal sealed record TriggerDocument
{
    public required string Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Expression { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TimeZone { get; init; }

    public static TriggerDocument Of(PlanTrigger trigger) => new()
    {
        Kind = JsonNamingPolicy.CamelCase.ConvertName(trigger.Kind.ToString()),
        Expression = trigger.Expression,
        TimeZone = trigger.Expression is null ? null : trigger.TimeZone ?? "UTC",
    };
}
