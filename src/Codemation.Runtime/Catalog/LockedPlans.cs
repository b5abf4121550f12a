using Codemation.Locks;

namespace Codemation.Runtime.Catalog;

/// <summary>A compiled plan as the lock has it.</summary>
internal static class LockedPlans
{
    public static LockedPlan Of(ExecutionPlan plan) => new()
    {
        WorkflowId = plan.WorkflowId,
        Hash = plan.Hash,
        Input = plan.Input.Schema,
        Config = plan.Config?.Schema,
        Result = Source(plan, plan.Result),
        Steps =
        [
            .. plan.Steps.Select(step => new LockedStep(
                step.Id,
                step.Kind.ToString(),
                [.. step.Inputs.Select(input => Source(plan, input))],
                [.. step.Ports.Select(static port => new LockedPort(port.Name, port.Items.Schema))])
            {
                Kept = step.Signal?.Schema,
            }),
        ],
    };

    private static LockedSource Source(ExecutionPlan plan, PlanSource source) => source.IsTrigger
        ? LockedSource.Trigger
        : new LockedSource(plan.Steps[source.Step].Id, plan.Steps[source.Step].Ports[source.Port].Name);
}
