namespace Codemation.Runtime.Engine.Binding;

/// <summary>Numbers the output ports of a plan.</summary>
internal sealed class PlanSlots
{
    private readonly ExecutionPlan plan;
    private readonly int[] first;

    public PlanSlots(ExecutionPlan plan)
    {
        this.plan = plan;
        first = new int[plan.Steps.Length];
        Count = BoundPlan.TriggerSlot + 1;
        for (var step = 0; step < first.Length; step++)
        {
            first[step] = Count;
            Count += plan.Steps[step].Ports.Length;
        }

        Producers = new int[Count];
        Predecessors = new int[Count][];
        (Producers[BoundPlan.TriggerSlot], Predecessors[BoundPlan.TriggerSlot]) = (-1, []);
        for (var step = 0; step < first.Length; step++)
        {
            var inputs = Inputs(step);
            for (var port = 0; port < plan.Steps[step].Ports.Length; port++)
            {
                (Producers[first[step] + port], Predecessors[first[step] + port]) = (step, inputs);
            }
        }
    }

    public int Count { get; }

    /// <summary>Per slot the step that fills it, -1 for the trigger's.</summary>
    public int[] Producers { get; }

    /// <summary>Per slot the slots that it is made of.</summary>
    public int[][] Predecessors { get; }

    public int First(int step) => first[step];

    public int Of(PlanSource source) => source.IsTrigger ? BoundPlan.TriggerSlot : first[source.Step] + source.Port;

    public int[] Inputs(int step) => [.. plan.Steps[step].Inputs.Select(Of)];
}
