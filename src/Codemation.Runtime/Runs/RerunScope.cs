using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Steps;

namespace Codemation.Runtime.Runs;

/// <summary>Which steps of a plan run again when a run is repeated from a step.</summary>
internal sealed class RerunScope
{
    private readonly BoundPlan plan;
    private readonly bool[] cleared;

    public RerunScope(BoundPlan plan, string? fromStep)
    {
        this.plan = plan;
        cleared = new bool[plan.Steps.Length];
        if (fromStep is null)
        {
            Array.Fill(cleared, value: true);
            return;
        }

        From = Array.Find(plan.Steps, step => string.Equals(step.Id, fromStep, StringComparison.Ordinal))
            ?? throw new RunRefusedException($"Step \"{fromStep}\" not found in workflow \"{plan.Plan.WorkflowId}\"");
        cleared[From.Index] = true;
        for (var step = From.Index; step < cleared.Length; step++)
        {
            if (cleared[step])
            {
                foreach (var consumer in plan.Consumers[step])
                {
                    cleared[consumer] = true;
                }
            }
        }
    }

    /// <summary>The step to begin at; null for the beginning.</summary>
    public BoundStep? From { get; }

    /// <summary>Whether a step runs again, because it is the one to begin at or downstream of it.</summary>
    public bool IsCleared(BoundStep step) => cleared[step.Index];

    /// <summary>The steps upstream of the one to begin at, in the order of the plan.</summary>
    public IEnumerable<BoundStep> Upstream()
    {
        var wanted = new bool[plan.Steps.Length];
        if (From is null)
        {
            return [];
        }

        Want(From);
        for (var step = From.Index - 1; step >= 0; step--)
        {
            if (wanted[step])
            {
                Want(plan.Steps[step]);
            }
        }

        return plan.Steps.Where(step => wanted[step.Index]);

        void Want(BoundStep step)
        {
            foreach (var slot in step.InputSlots)
            {
                if (plan.Producers[slot] is >= 0 and var producer)
                {
                    wanted[producer] = true;
                }
            }
        }
    }

    /// <summary>The slot whose items can be edited: what the step to begin at is given, and nothing that does not run again.</summary>
    /// <exception cref="RunRefusedException">There is no such slot.</exception>
    public int EditableSlot()
    {
        if (From is null)
        {
            return BoundPlan.TriggerSlot;
        }

        if (From.InputSlots.Length > 1)
        {
            throw new RunRefusedException($"The input of step \"{From.Id}\" can't be edited: it has several. Begin at a step before it.");
        }

        var slot = From.InputSlots[0];
        return plan.Steps.FirstOrDefault(step => !IsCleared(step) && step.InputSlots.Contains(slot)) is { } other
            ? throw new RunRefusedException(
                $"The input of step \"{From.Id}\" can't be edited: step \"{other.Id}\" is given the same items and does not run again. {Instead(slot)}")
            : slot;
    }

    private string Instead(int slot) => plan.Producers[slot] < 0
        ? "Repeat the whole run with other items."
        : $"Begin at step \"{plan.Steps[plan.Producers[slot]].Id}\" and pin its output, so that both run on other items.";
}
