using Codemation.Hosting.Commands.Workflows;
using Codemation.Runtime.Catalog;

namespace Codemation.Hosting.Documents;

/// <summary>A workflow in a list.</summary>
internal sealed record WorkflowSummary(string Id, string Name, string Hash, int Steps, string Input, string Output)
{
    public static WorkflowSummary Of(WorkflowEntry entry) => new(
        entry.Id,
        entry.Plan.Name,
        entry.Plan.Hash,
        entry.Plan.Steps.Length,
        PlanText.TypeName(entry.Plan.Input.Type),
        PlanText.TypeName(entry.Plan.Output.Type));
}
