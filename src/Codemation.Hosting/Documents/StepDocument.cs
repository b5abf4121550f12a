using System.Text.Json;
using System.Text.Json.Serialization;
using Codemation.Hosting.Commands.Workflows;
using Codemation.Recording;

namespace Codemation.Hosting.Documents;

/// <summary>A step of a workflow.</summary>
internal sealed record StepDocument
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Target { get; init; }

    /// <summary>The steps and ports that its items come from.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    public required IReadOnlyList<PortDocument> Ports { get; init; }

    /// <summary>The innermost try that it is in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Try { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Signal { get; init; }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }

    public required int Attempts { get; init; }

    public required int MaxConcurrency { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TimeoutSeconds { get; init; }

    public static StepDocument Of(ExecutionPlan plan, PlanStep step, RecordedStep recorded) => new()
    {
        Id = step.Id,
        Kind = JsonNamingPolicy.CamelCase.ConvertName(step.Kind.ToString()),
        Target = step.Target,
        Inputs = [.. step.Inputs.Select(source => PlanText.Source(plan, source))],
        Ports = [.. step.Ports.Select(static port => new PortDocument(port.Name, PlanText.TypeName(port.Items.Type)))],
        Try = step.Scope >= 0 ? plan.Steps[step.Scope].Id : null,
        Signal = step.Signal is { } signal ? PlanText.TypeName(signal.Type) : null,
        Source = recorded.Location.ToString(),
        Attempts = recorded.Options.Retry.Attempts,
        MaxConcurrency = recorded.Options.MaxConcurrency,
        TimeoutSeconds = recorded.Options.Timeout?.TotalSeconds,
    };
}
