namespace Codemation;

/// <summary>Where a step's items come from: an output port of an earlier step, or the trigger.</summary>
/// <param name="Step">The index of the producing step in <see cref="ExecutionPlan.Steps"/>; <c>-1</c> for the trigger.</param>
/// <param name="Port">The index of the port in <see cref="PlanStep.Ports"/>; 0 for the trigger.</param>
public readonly record struct PlanSource(int Step, int Port)
{
    /// <summary>The trigger's items: the input of the run.</summary>
    public static PlanSource Trigger => new(-1, 0);

    /// <summary>Whether this is the trigger.</summary>
    public bool IsTrigger => Step < 0;
}
