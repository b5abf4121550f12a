namespace Codemation.Runtime.Engine.Binding;

/// <summary>What each step of a plan waits for: its inputs, and at the end of a try everything in the body.</summary>
internal sealed class PlanDependencies
{
    public PlanDependencies(ExecutionPlan plan)
    {
        Waiting = new int[plan.Steps.Length];
        var consumers = new List<int>[plan.Steps.Length];
        var ofTrigger = new List<int>();
        var ends = new Dictionary<int, int>();
        for (var step = 0; step < plan.Steps.Length; step++)
        {
            consumers[step] = [];
            foreach (var input in plan.Steps[step].Inputs)
            {
                (input.IsTrigger ? ofTrigger : consumers[input.Step]).Add(step);
                Waiting[step]++;
            }

            if (plan.Steps[step].Kind == StepKind.TryEnd)
            {
                ends.Add(plan.IndexOf(plan.Steps[step].Id[..^".end".Length]), step);
            }
        }

        for (var step = 0; step < plan.Steps.Length; step++)
        {
            if (plan.Steps[step].Scope >= 0)
            {
                var end = ends[plan.Steps[step].Scope];
                consumers[step].Add(end);
                Waiting[end]++;
            }
        }

        Consumers = [.. consumers.Select(static list => list.ToArray())];
        TriggerConsumers = [.. ofTrigger];
    }

    public int[] Waiting { get; }

    public int[][] Consumers { get; }

    public int[] TriggerConsumers { get; }
}
