using System.Reflection;
using Codemation.Locks;
using Codemation.Runtime.Catalog;

namespace Codemation.Hosting.Commands.Locks;

/// <summary>A workflow as it is compiled now.</summary>
internal sealed record LockedWorkflow(LockedPlan Plan, IReadOnlyCollection<string> RetiredSteps)
{
    public static LockedWorkflow Of(WorkflowEntry entry) => new(
        LockedPlans.Of(entry.Plan),
        [.. entry.WorkflowType.GetCustomAttributes<RetiredAttribute>().Select(static retired => retired.StepId)]);
}
