using Codemation.Dsl.Generator.Emit;
using Codemation.Dsl.Generator.Model;
using Codemation.Locks;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>A workflow's model as the lock has it.</summary>
internal static class LockedPlanReader
{
    public static LockedPlan Read(WorkflowModel model) => new()
    {
        WorkflowId = model.Id,
        Hash = PlanHash.Of(model),
        Input = Schema(model, model.Input),
        Config = model.Config < 0 ? null : Schema(model, model.Config),
        Result = Source(model, model.Chain.Result),
        Steps =
        [
            .. model.Chain.Steps.Select(step => new LockedStep(
                step.Id,
                step.Kind.ToString(),
                [.. step.Inputs.Select(input => Source(model, input))],
                [.. step.Ports.Select(port => new LockedPort(port.Name, Schema(model, port.Items)))])
            {
                Kept = step.Signal < 0 ? null : Schema(model, step.Signal),
            }),
        ],
    };

    private static string Schema(WorkflowModel model, int item) => model.Items[item].Type.Schema;

    private static LockedSource Source(WorkflowModel model, SourceModel source) => source.Step < 0
        ? LockedSource.Trigger
        : new LockedSource(model.Chain.Steps[source.Step].Id, model.Chain.Steps[source.Step].Ports[source.Port].Name);
}
