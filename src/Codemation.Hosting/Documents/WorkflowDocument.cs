using System.Text.Json.Serialization;
using Codemation.Hosting.Commands.Workflows;
using Codemation.Runtime.Catalog;

namespace Codemation.Hosting.Documents;

/// <summary>A workflow with its steps.</summary>
internal sealed record WorkflowDocument
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Hash { get; init; }

    public required string Input { get; init; }

    public required string Output { get; init; }

    /// <summary>The step and port that the outputs of a run come from.</summary>
    public required string Result { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Config { get; init; }

    public required IReadOnlyList<TriggerDocument> Triggers { get; init; }

    public required IReadOnlyList<StepDocument> Steps { get; init; }

    public static WorkflowDocument Of(WorkflowEntry entry)
    {
        var plan = entry.Plan;
        return new WorkflowDocument
        {
            Id = plan.WorkflowId,
            Name = plan.Name,
            Hash = plan.Hash,
            Input = PlanText.TypeName(plan.Input.Type),
            Output = PlanText.TypeName(plan.Output.Type),
            Result = PlanText.Source(plan, plan.Result),
            Config = plan.Config is { } config ? PlanText.TypeName(config.Type) : null,
            Triggers = [.. plan.Triggers.Select(TriggerDocument.Of)],
            Steps = [.. plan.Steps.Select((step, index) => StepDocument.Of(plan, step, entry.Recording.Steps[index]))],
        };
    }
}
