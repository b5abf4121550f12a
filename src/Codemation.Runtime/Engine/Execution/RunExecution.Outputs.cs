using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Steps;

namespace Codemation.Runtime.Engine.Execution;

/// <content>What items descend from.</content>
internal sealed partial class RunExecution
{
    private readonly Lock asking = new();
    private Ancestors? triggerItems;

    /// <summary>The trigger items that an item descends from.</summary>
    public int[] TriggerItemsOf(int slot, int position)
    {
        // Several items may ask at once.
        lock (asking)
        {
            return (triggerItems ??= new Ancestors(this, BoundPlan.TriggerSlot)).Of(slot, position);
        }
    }

    /// <summary>The output of an earlier step that an item of a step descends from.</summary>
    public TOut OutputOf<TOut>(BoundStep step, int position, string earlier)
    {
        var found = Array.Find(Plan.Steps, candidate => string.Equals(candidate.Id, earlier, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"Step \"{earlier}\" not found in workflow \"{Row.WorkflowId}\".");
        if (found.Index >= step.Index || position >= Batch(step.InputSlots[0]).Count)
        {
            throw NotUpstream(step, earlier);
        }

        for (var port = 0; port < found.Ports.Length; port++)
        {
            var slot = found.FirstSlot + port;
            if (slots[slot] is not { } batch || new Ancestors(this, slot).Of(step.InputSlots[0], position) is not [var first, ..])
            {
                continue;
            }

            return batch is Batch<TOut> typed
                ? typed[first]
                : throw new InvalidOperationException(
                    $"The output of step \"{earlier}\" is {found.Ports[port].Type.Type}, not {typeof(TOut)}, which step \"{step.Id}\" asks for.");
        }

        throw NotUpstream(step, earlier);
    }

    private static InvalidOperationException NotUpstream(BoundStep step, string earlier)
        => new($"The item that step \"{step.Id}\" handles does not descend from an output of step \"{earlier}\".");
}
