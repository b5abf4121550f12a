using Codemation.Hosting.Commands;
using Codemation.Hosting.Http.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Codemation.Hosting.Http.Api;

/// <summary>Answers for what is not there.</summary>
internal static class Lookups
{
    public static ProblemHttpResult NoRun(string runId) => Problem.NotFound($"There is no run \"{runId}\".");

    public static ProblemHttpResult NoWorkflow(WorkflowHost host, string id)
        => Problem.NotFound($"There is no workflow \"{id}\"{Nearest.Suggest(id, host.Catalog.All.Select(static known => known.Id))}.");

    public static ProblemHttpResult NoStep(ExecutionPlan plan, string step)
        => Problem.NotFound($"Workflow \"{plan.WorkflowId}\" has no step \"{step}\"{Nearest.Suggest(step, plan.Steps.Select(static known => known.Id))}.");

    public static ProblemHttpResult NoSchedule(WorkflowHost host, string id)
        => Problem.NotFound($"There is no schedule \"{id}\"{Nearest.Suggest(id, host.Schedules.Value.All.Select(static known => known.Id))}.");
}
