namespace Codemation.Hosting.Commands;

/// <summary>Checks the names of steps that people give.</summary>
internal static class StepNames
{
    /// <summary>Why a run can't end at a step; null when it can.</summary>
    public static string? CantEndAt(ExecutionPlan plan, string step)
    {
        var index = plan.IndexOf(step);
        if (index < 0)
        {
            return $"Workflow \"{plan.WorkflowId}\" has no step \"{step}\"{Nearest.Suggest(step, plan.Steps.Select(static known => known.Id))}; \"workflows show {plan.WorkflowId}\" names its steps.";
        }

        return plan.Steps[index].Ports.Length == 1 ? null : $"A run can't end at step \"{step}\": it has several outputs. Name a step behind it.";
    }
}
