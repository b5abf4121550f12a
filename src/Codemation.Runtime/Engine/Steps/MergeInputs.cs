using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Merging;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>What all merges ask of a run.</summary>
internal static class MergeInputs
{
    /// <summary>Per input the origins of its items, in terms of the batch at the merge's origin point.</summary>
    public static InputOrigins[] OriginsOf(RunExecution run, BoundStep step, int originSlot)
    {
        var all = new InputOrigins[step.InputSlots.Length];
        for (var input = 0; input < all.Length; input++)
        {
            var slot = step.InputSlots[input];
            all[input] = new InputOrigins(run.Origins(slot, originSlot), run.Batch(slot).Count);
        }

        return all;
    }

    /// <summary>The items that a merge chose, in its order.</summary>
    public static Batch<T> Gather<T>(RunExecution run, BoundStep step, MergedLineage order)
    {
        var arrays = new T[step.InputSlots.Length][];
        var anyAttachments = false;
        for (var input = 0; input < arrays.Length; input++)
        {
            var batch = run.Input<T>(step, input);
            arrays[input] = batch.Array;
            anyAttachments |= batch.Attachments is not null;
        }

        var (from, parents) = (order.Inputs, order.Parents);
        var values = new T[parents.Length];
        var target = values.AsSpan();
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = arrays[from[i]][parents[i]];
        }

        var attachments = anyAttachments
            ? values.Select((_, i) => run.Input<T>(step, from[i]).Attachments?[parents[i]]).ToArray()
            : null;
        return new Batch<T>(values, values.Length, order, attachments);
    }
}
